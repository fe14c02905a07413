import type { KlikkDatabase, SmallPictureRow } from '../../platform/database.ts';

/** Eight pages of the history, and some ten megabytes. */
export const SMALL_PICTURES_MAX = 600;

/** Keeps a picture for the next time; the oldest go. */
export function keepSmallPicture(database: KlikkDatabase, row: SmallPictureRow): Promise<void> {
  const { smallPictures } = database;
  return database.transaction('rw', smallPictures, async () => {
    const known = await smallPictures.get(row.variantId);
    if (known && known.userId !== row.userId) return;
    await smallPictures.put(row);
    const excess = (await smallPictures.where({ userId: row.userId }).count()) - SMALL_PICTURES_MAX;
    if (excess <= 0) return;
    const oldest = smallPictures
      .where('[userId+keptAt]')
      .between([row.userId, Number.NEGATIVE_INFINITY], [row.userId, Number.POSITIVE_INFINITY], true, true)
      .limit(excess);
    await smallPictures.bulkDelete(await oldest.primaryKeys());
  });
}
