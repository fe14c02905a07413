import type { GenerationId, PictureId, UserId } from '../../domain/ids.ts';
import type { Deletion, GenerationRow, KlikkDatabase } from '../../platform/database.ts';
import { picturesOfRecord } from '../../platform/history-row.ts';
import { otherPicturesOf } from '../../scene/pictures-of-scene.ts';
import type { HistoryApi } from './api.ts';

interface DeletionDependencies {
  database: KlikkDatabase;
  api: Pick<HistoryApi, 'picturesOf' | 'deletePictures' | 'deleteGenerations'>;
  now(): number;
}

interface Order {
  key: string;
  userId: UserId;
  errand: Deletion;
}

/**
 * Deletes generations here and then in the account. Every step may be repeated; files go before the rows that name them, so that
 * nothing is left behind wherever it is broken off.
 * @returns whether it is done; false while it can be undone
 */
export function createDeletions({ database, api, now }: DeletionDependencies): (order: Order) => Promise<boolean> {
  /**
   * Forgets everything of them on this device, and writes down what the server has still to be told.
   * @returns null where they were restored meanwhile
   */
  function forgetHere({ key, userId }: Order): Promise<Deletion | null> {
    const { generations, edits, pictures, smallPictures, history, errands } = database;
    return database.transaction('rw', [generations, edits, pictures, smallPictures, history, errands], async () => {
      const errand = (await errands.get(key))?.errand;
      if (errand?.kind !== 'delete') return null;
      const named = await ownRows(userId, errand.generationIds);
      const variantIds = named.flatMap(({ record }) => record.generation?.variants ?? []).map(({ id }) => id);
      const repaints = await generations
        .where('[userId+thumbnail]')
        .anyOf(variantIds.map((id) => [userId, id]))
        .toArray();
      const changed = (await edits.bulkGet(variantIds)).filter((row) => row?.userId === userId);
      const shown = [
        ...errand.pictureIds,
        ...[...named, ...repaints].flatMap(({ record }) => picturesOfRecord(record)),
        ...changed.flatMap((row) => row?.history.versions ?? []).flatMap(({ scene }) => otherPicturesOf(scene)),
      ];
      const told: Deletion = {
        ...errand,
        generationIds: [...new Set([...errand.generationIds, ...repaints.map(({ id }) => id)])],
        pictureIds: [...new Set(shown)],
        lines: [],
      };
      await generations.bulkDelete([...named, ...repaints].map(({ id }) => id));
      await edits.bulkDelete(changed.flatMap((row) => row?.variantId ?? []));
      await smallPictures.bulkDelete(variantIds);
      await errands.update(key, { errand: told });
      const unused = await withoutShown(userId, told.pictureIds);
      const kept = (await pictures.bulkGet(unused)).filter((row) => row?.userId === userId);
      await pictures.bulkDelete(kept.flatMap((row) => row?.id ?? []));
      return told;
    });
  }

  async function ownRows(userId: UserId, ids: GenerationId[]): Promise<GenerationRow[]> {
    const rows = await database.generations.bulkGet(ids);
    return rows.flatMap((row) => (row?.userId === userId ? row : []));
  }

  /** Those of the pictures that nothing else of this person's shows or is being made with. */
  async function withoutShown(userId: UserId, ids: readonly PictureId[]): Promise<PictureId[]> {
    const unused = new Set(ids);
    if (unused.size === 0) return [];
    const drop = (shown: readonly PictureId[]) => {
      for (const id of shown) unused.delete(id);
    };
    const lines = await database.history
      .where('pictureIds')
      .anyOf([...unused])
      .toArray();
    for (const line of lines) if (line.userId === userId) drop(line.pictureIds);
    const running = await database.generations.where({ userId, status: 'running' }).toArray();
    for (const { record } of running) drop(picturesOfRecord(record));
    for (const { errand } of await database.errands.where({ userId }).toArray()) {
      // They may be wanted back.
      if (errand.kind === 'delete') for (const line of errand.lines) drop(line.pictureIds);
    }
    await database.edits
      .where({ userId })
      .each(({ history }) => drop(history.versions.flatMap(({ scene }) => otherPicturesOf(scene))));
    return [...unused];
  }

  return async (order) => {
    if (order.errand.dueAt > now()) return false;
    const { userId } = order;
    const told = await forgetHere(order);
    if (!told) return true;
    const { generationIds, pictureIds } = told;
    const painted = await api.picturesOf(userId, generationIds);
    const files = await withoutShown(userId, [...new Set([...painted, ...pictureIds])]);
    await api.deletePictures(userId, files);
    await api.deleteGenerations(userId, generationIds);
    return true;
  };
}
