import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { fitCutouts, fitHistory, renewHistory } from '../../utils/scene/edit/fit-cutouts.ts';
import type { History } from '../../utils/scene/edit/history.ts';
import type { PanelState } from './panel-state.ts';

/** A photo was added, or its cut-out mended: then every thumbnail that shows it, in all its versions, suits the new one. */
export function changePhoto(state: PanelState, photo: PhotoSummary): PanelState {
  const before = state.photos ?? [];
  const isKnown = before.some(({ id }) => id === photo.id);
  const photos = isKnown ? before.map((known) => (known.id === photo.id ? photo : known)) : [...before, photo];
  return mapHistories(fitScenes({ ...state, photos }), (history) => renewHistory(history, photo.id));
}

/** Photos of which the cut-out is another one than before. */
export function mendedSince(before: readonly PhotoSummary[] | null, photos: readonly PhotoSummary[]): PhotoSummary[] {
  return photos.filter(({ id, preview }) => {
    const known = before?.find((photo) => photo.id === id);
    return known !== undefined && known.preview !== '' && known.preview !== preview;
  });
}

/** Photos may have been mended after these scenes were made. The state itself, where all of them fit. */
export function fitScenes(state: PanelState): PanelState {
  const subjects = (state.photos ?? []).map(({ id, analysis }) => ({ photoId: id, analysis }));
  const variants = state.results?.variants.map((variant) => {
    const scene = fitCutouts(variant.scene, subjects);
    return scene === variant.scene ? variant : { ...variant, scene };
  });
  const isChanged = variants?.some((variant, index) => variant !== state.results?.variants[index]);
  const fitted = state.results && variants && isChanged ? { ...state, results: { ...state.results, variants } } : state;
  return mapHistories(fitted, (history) => fitHistory(history, subjects));
}

/** The state itself, where no history changes. */
function mapHistories(state: PanelState, change: (history: History) => History): PanelState {
  const histories = [...state.edits.histories].map(([id, history]) => [id, change(history)] as const);
  const isChanged = histories.some(([id, history]) => history !== state.edits.histories.get(id));
  return isChanged ? { ...state, edits: { ...state.edits, histories: new Map(histories) } } : state;
}
