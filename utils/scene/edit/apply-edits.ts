import { LAYOUTS } from '../layouts.ts';
import type { Headline, Scene } from '../schema.ts';
import type { Subject } from '../subject.ts';
import { sideOf } from './concept-of.ts';
import { flipSubject, type LayerRef, removeLayer, scaleLayer, turnLayer } from './layers.ts';
import { placeHeadline } from './place-headline.ts';
import { type Revision, reviseScene } from './revise-scene.ts';
import type { SceneEdit, ScenePart } from './scene-edit.ts';

/**
 * The scene with all of the changes, one after another.
 * @param subjects the people on it; null where a photo is gone, so that nothing can be arranged anew
 * @param locale language of words that are written where there were none
 * @returns null where one of them cannot be carried out, or nothing would be different: half of a wish is not what was asked for
 */
export function applyEdits(
  scene: Scene,
  edits: readonly SceneEdit[],
  subjects: readonly Subject[] | null,
  locale: string,
): Scene | null {
  let changed = scene;
  for (const edit of edits) {
    const next = applyEdit(changed, edit, subjects, locale);
    if (!next) return null;
    changed = next;
  }
  return JSON.stringify(changed) === JSON.stringify(scene) ? null : changed;
}

function applyEdit(scene: Scene, edit: SceneEdit, subjects: readonly Subject[] | null, locale: string): Scene | null {
  const revise = (revision: Revision) => subjects && reviseScene(scene, revision, subjects);
  switch (edit.kind) {
    case 'palette':
      return revise({ palette: edit.palette });
    case 'layout':
      return hasRoomFor(scene, edit.layout) ? revise({ layout: edit.layout }) : null;
    case 'side':
      return sideOf(scene) ? revise({ side: edit.side }) : null;
    case 'words':
      return revise({ headline: edit.text, ...(!scene.headline && { locale }) });
    case 'emphasis':
      return edit.parts.every((part) => scene.headline?.text.includes(part))
        ? withHeadline(scene, { emphasis: edit.parts })
        : null;
    case 'font':
      return withHeadline(scene, { font: edit.font });
    case 'casing':
      return withHeadline(scene, { casing: edit.casing });
    case 'letters':
      return withHeadline(scene, edit.of === 'all' ? { fill: edit.colour } : { emphasisFill: edit.colour });
    case 'place':
      return placeHeadline(scene, edit.to);
    case 'scale':
      return withPart(scene, edit.part, (layer) => scaleLayer(scene, layer, edit.factor));
    case 'turn':
      return withPart(scene, edit.part, (layer) => turnLayer(scene, layer, edit.degrees));
    case 'flip':
      return scene.subjects.length > 0 ? flipSubject(scene, 0) : null;
    case 'remove':
      if (edit.part === 'person') return scene.subjects.length > 0 ? { ...scene, subjects: [] } : null;
      return withPart(scene, edit.part, (layer) => removeLayer(scene, layer));
  }
}

/** Whether a layout has the people and the picture that it is made around. */
function hasRoomFor({ subjects, background }: Scene, layout: Scene['layout']): boolean {
  const { subject, still = false } = LAYOUTS[layout];
  if (still && !(background.kind === 'still' && background.origin === 'camera')) return false;
  return subjects.length >= (subject === 'two' ? 2 : subject === 'always' ? 1 : 0);
}

function withHeadline(scene: Scene, changes: Partial<Headline>): Scene | null {
  return scene.headline && { ...scene, headline: { ...scene.headline, ...changes } };
}

function withPart(scene: Scene, part: ScenePart, change: (layer: LayerRef) => Scene): Scene | null {
  const layer = layerOf(scene, part);
  return layer && change(layer);
}

function layerOf({ headline, subjects, accents, logo }: Scene, part: ScenePart): LayerRef | null {
  switch (part) {
    case 'headline':
      return headline && { kind: 'headline' };
    case 'person':
      return subjects.length > 0 ? { kind: 'subject', index: 0 } : null;
    case 'badge': {
      const index = accents.findIndex(({ kind }) => kind === 'badge' || kind === 'emoji');
      return index < 0 ? null : { kind: 'accent', index };
    }
    case 'logo':
      return logo && { kind: 'logo' };
  }
}
