import type { PictureId } from '../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { type Check, checkScene } from '../../utils/scene/checks/check-scene.ts';
import type { EditKind } from '../../utils/scene/edit/history.ts';
import type { SceneEdit } from '../../utils/scene/edit/scene-edit.ts';
import type { PaintMeasurements, PaintOptions } from '../../utils/scene/paint-protocol.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { PhotoAdderDependencies } from '../photos/photo-adder.ts';
import type { Mender } from './brush/brush-services.ts';
import type { PictureSource } from './picture-source.ts';
import type { Repainter } from './repaint/repainter.ts';

/** What paints, wherever it does. */
export interface PaintingServices {
  /** Draws a scene, at full size where nothing else is said. */
  paint(scene: Scene, pictures: ReadonlyMap<string, Blob>, options?: Partial<PaintOptions>): Promise<Blob>;
  /** Draws it small while something is moved, whatever else is being painted. @param width in pixels */
  preview(scene: Scene, pictures: ReadonlyMap<string, Blob>, width: number): Promise<Blob>;
  /** What the checks need to know of a scene. */
  measure(scene: Scene, pictures: ReadonlyMap<string, Blob>): Promise<PaintMeasurements>;
  /** Sets what asks for the creator's own typeface in this one. */
  setOwnFont(font: Blob): void;
}

/** Makes a version; `goesOn` where it goes on with the last of its kind, so that the two are one. */
export type EditScene = (scene: Scene, kind: EditKind, goesOn?: boolean) => void;

/** What the editor needs from around it. */
export interface EditorServices {
  paint(scene: Scene, options: Partial<PaintOptions>): Promise<Blob>;
  preview(scene: Scene): Promise<Blob>;
  check(scene: Scene): Promise<Check[]>;
  /** Null where there is no video at hand. */
  stills: StillSource | null;
  /** What a wish that rules do not understand comes to; nothing where nobody else does. */
  revise(words: string, scene: Scene): Promise<readonly SceneEdit[]>;
  mender: Mender;
  repainter: Repainter;
  /** What it takes to make a reference photo of a picture. */
  addPerson: Omit<PhotoAdderDependencies, 'onAdded'>;
  /** Told of a photo that was added or mended here. */
  onPhoto(photo: PhotoSummary): void;
}

/** Of the picture that is painted while something is dragged or typed, in pixels. */
const PREVIEW_WIDTH = 800;

export function createEditorServices<Others>(
  { paint, preview, measure }: PaintingServices,
  { picturesFor }: PictureSource,
  others: Others,
): Pick<EditorServices, 'paint' | 'preview' | 'check'> & Others {
  return {
    paint: async (scene, options) => paint(scene, await picturesFor(scene), options),
    preview: async (scene) => preview(scene, await picturesFor(scene), PREVIEW_WIDTH),
    async check(scene) {
      const measured = await measure(scene, await picturesFor(scene));
      return checkScene(scene, { ...measured, bytes: null });
    },
    ...others,
  };
}

/** Where stills of the video come from, all on this computer. */
export interface StillSource {
  /** Studio's own, whether frames of a chosen video may be read, and those that were. */
  read(): Promise<{ own: Blob[]; isVideoOn: boolean; frames: readonly VideoFrame[] }>;
  /** Turned off, it forgets the frames that were read. */
  setVideoOn(isOn: boolean): Promise<void>;
  frames(options: ReadFrames): Promise<readonly VideoFrame[]>;
  /** Keeps one for as long as thumbnails may show it. */
  keep(jpeg: Blob): Promise<PictureId>;
}

export interface VideoFrame {
  /** In seconds from the video's start. */
  time: number;
  jpeg: Blob;
}

export interface ReadFrames {
  count: number;
  signal: AbortSignal;
  onProgress(read: number, of: number): void;
}
