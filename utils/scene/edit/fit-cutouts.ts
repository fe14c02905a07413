import type { PhotoId } from '../../domain/ids.ts';
import { photosOf } from '../pictures-of-scene.ts';
import type { Box, Scene, SubjectLayer } from '../schema.ts';
import type { Subject, SubjectAnalysis } from '../subject.ts';
import type { History } from './history.ts';

/** How far two shapes may differ and be the same but for rounding. */
const SAME_SHAPE = 0.005;

/**
 * A cut-out that was mended may be of another shape than when the scene was made. So that nobody is stretched, it goes where
 * its head was, as large as that. A scene whose cut-outs all fit is answered itself.
 */
export function fitCutouts(scene: Scene, subjects: readonly Subject[]): Scene {
  const fitted = scene.subjects.map((layer) => {
    const subject = subjects.find(({ photoId }) => photoId === layer.photoId);
    return subject && !fits(layer.box, subject.analysis) ? fitLayer(layer, subject.analysis) : layer;
  });
  return fitted.every((layer, index) => layer === scene.subjects[index]) ? scene : { ...scene, subjects: fitted };
}

/** A history in all of whose versions the cut-outs fit. One in which they do is answered itself. */
export function fitHistory(history: History, subjects: readonly Subject[]): History {
  return mapScenes(history, (scene) => fitCutouts(scene, subjects));
}

/** The same history with new objects for the scenes that show a photo: the scenes are as they were, their pictures are not. */
export function renewHistory(history: History, photoId: PhotoId): History {
  return mapScenes(history, (scene) => (photosOf(scene).includes(photoId) ? { ...scene } : scene));
}

function mapScenes(history: History, change: (scene: Scene) => Scene): History {
  const versions = history.versions.map((version) => {
    const scene = change(version.scene);
    return scene === version.scene ? version : { ...version, scene };
  });
  return versions.every((version, index) => version === history.versions[index]) ? history : { ...history, versions };
}

function fits(box: Box, { width, height }: SubjectAnalysis): boolean {
  return Math.abs((box.width * height) / (box.height * width) - 1) < SAME_SHAPE;
}

function fitLayer(layer: SubjectLayer, analysis: SubjectAnalysis): SubjectLayer {
  const { head, flipped } = layer;
  const scale = head.height / (analysis.head.height * analysis.height);
  const [width, height] = [analysis.width * scale, analysis.height * scale];
  const fromLeft = flipped ? 1 - analysis.head.x - analysis.head.width : analysis.head.x;
  const headWidth = analysis.head.width * width;
  const headX = head.x + (head.width - headWidth) / 2;
  return {
    ...layer,
    box: { x: headX - fromLeft * width, y: head.y - analysis.head.y * height, width, height },
    head: { x: headX, y: head.y, width: headWidth, height: head.height },
  };
}
