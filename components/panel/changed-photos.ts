import type { PhotoSummary } from '../../utils/messaging/protocol.ts';
import { fitCutouts } from '../../utils/scene/edit/fit-cutouts.ts';
import type { History } from '../../utils/scene/edit/history.ts';
import { recastScene } from '../../utils/scene/edit/recast-scene.ts';
import { photosOf } from '../../utils/scene/pictures-of-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { PanelState } from './panel-state.ts';
import { subjectsOf } from './subjects-of-scene.ts';

/** A photo was added, or its cut-out mended: then every thumbnail that shows it, in all its versions, suits the new one. */
export function changePhoto(state: PanelState, photo: PhotoSummary): PanelState {
  const before = state.photos ?? [];
  const isKnown = before.some(({ id }) => id === photo.id);
  const photos = isKnown ? before.map((known) => (known.id === photo.id ? photo : known)) : [...before, photo];
  return mapScenes({ ...state, photos }, (scene) => {
    if (!photosOf(scene).includes(photo.id)) return scene;
    const [had, has] = [subjectsOf(scene, before), subjectsOf(scene, photos)];
    // A new scene even where nothing moves: its picture is another one.
    return had && has ? recastScene(scene, had, has) : { ...scene };
  });
}

/** Photos of which the cut-out is another one than before. */
export function mendedSince(before: readonly PhotoSummary[] | null, photos: readonly PhotoSummary[]): PhotoSummary[] {
  return photos.filter(({ id, preview }) => {
    const known = before?.find((photo) => photo.id === id);
    return known !== undefined && known.preview !== '' && known.preview !== preview;
  });
}

/** Photos may have been mended elsewhere, after these scenes were made. */
export function fitScenes(state: PanelState): PanelState {
  const subjects = (state.photos ?? []).map(({ id, analysis }) => ({ photoId: id, analysis }));
  return mapScenes(state, (scene) => fitCutouts(scene, subjects));
}

/** The state itself, where no scene changes. */
function mapScenes(state: PanelState, change: (scene: Scene) => Scene): PanelState {
  const variants = state.results?.variants.map((variant) => {
    const scene = change(variant.scene);
    return scene === variant.scene ? variant : { ...variant, scene };
  });
  const edits = [...state.edits].map(([id, edited]) => {
    const history = mapVersions(edited.history, change);
    return [id, history === edited.history ? edited : { ...edited, history }] as const;
  });
  const hasNewVariants = variants?.some((variant, index) => variant !== state.results?.variants[index]);
  const hasNewEdits = edits.some(([id, edited]) => edited !== state.edits.get(id));
  return {
    ...state,
    ...(state.results && variants && hasNewVariants && { results: { ...state.results, variants } }),
    ...(hasNewEdits && { edits: new Map(edits) }),
  };
}

function mapVersions(history: History, change: (scene: Scene) => Scene): History {
  const versions = history.versions.map((version) => {
    const scene = change(version.scene);
    return scene === version.scene ? version : { ...version, scene };
  });
  return versions.every((version, index) => version === history.versions[index]) ? history : { ...history, versions };
}
