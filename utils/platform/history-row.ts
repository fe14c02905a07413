import type { PictureId } from '../domain/ids.ts';
import { foldText } from '../domain/search-text.ts';
import { otherPicturesOf } from '../scene/pictures-of-scene.ts';
import type { GenerationRow, HistoryRow, KlikkDatabase } from './database.ts';

/** A generation as the history lists it; null where it is none of those: a repaint, or one without thumbnails. */
export function toHistoryRow({ id, userId, videoId, thumbnail, record, startedAt }: GenerationRow): HistoryRow | null {
  const { request, status, generation } = record;
  if (status !== 'succeeded' || thumbnail !== null || request.repaint || !generation?.variants.length) return null;
  return {
    id,
    userId,
    title: request.title,
    searchText: foldText(request.title),
    videoId,
    isFavourite: false,
    order: -startedAt,
    isOnServer: true,
    pictureIds: picturesOfRecord(record),
  };
}

/** The stills and painted backgrounds of a generation as it was made, each once. */
export function picturesOfRecord({ request, generation }: GenerationRow['record']): PictureId[] {
  const shown = (generation?.variants ?? []).flatMap(({ scene }) => otherPicturesOf(scene));
  return [...new Set(request.still ? [...shown, request.still.id] : shown)];
}

/** Lists a generation, where it is to be listed. To be called in the transaction that writes the generation down. */
export async function noteInHistory(database: KlikkDatabase, row: GenerationRow): Promise<void> {
  const listed = toHistoryRow(row);
  if (!listed) return;
  const known = await database.history.get(row.id);
  await database.history.put({ ...listed, isFavourite: known?.isFavourite ?? false });
}
