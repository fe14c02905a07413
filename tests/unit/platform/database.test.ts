import { readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownPersonId, pictureIdSchema, type UserId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT } from '../../../utils/domain/photo-files.ts';
import { makeSealingKey } from '../../../utils/photos/device/sealing.ts';
import type { HistoryRow, KlikkDatabase, PhotoRow, TimelineRow } from '../../../utils/platform/database.ts';
import { startHistory } from '../../../utils/scene/edit/history.ts';
import {
  A_JPEG,
  A_PREVIEW,
  A_WEBP,
  aDisk,
  aGenerationId,
  anAnalysis,
  aPhotoId,
  aRequest,
  aUserId,
  aVariantId,
  openDatabase,
} from '../../support/background/builders.ts';
import { aScene } from '../../support/interface/builders.ts';

const EXAMPLES = z
  .array(
    z.object({
      version: z.int(),
      stores: z.record(z.string(), z.string()),
      rows: z.record(z.string(), z.array(z.unknown())),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/fixtures/database/earlier-versions.json', 'utf8')));

/** What a row has at the least that an earlier version kept without it. */
const ADDED: Record<string, object> = {
  photos: {
    cutoutFile: FIRST_CUTOUT,
    personId: '5d3f6c1e-2a51-4f9c-8d0e-6b7f3c2a1d10',
    toldAs: null,
    leftOvers: [],
    isRenamed: false,
    isMovedOut: false,
  },
  generations: { thumbnail: null },
};

/** What is on this device alone, and would be lost. */
const KEPT = new Set(['photos', 'photoPlaces', 'devicePhotos', 'deviceFiles']);

const ada = aUserId();
const eve = aUserId();
let database: KlikkDatabase;

const aRow = (userId: UserId, state: PhotoRow['state']): PhotoRow => ({
  id: aPhotoId(),
  userId,
  personId: ownPersonId(userId),
  label: 'Me, laughing',
  preview: A_PREVIEW,
  analysis: anAnalysis(),
  state,
  failure: null,
  original: A_JPEG,
  cutout: A_WEBP,
  cutoutFile: FIRST_CUTOUT,
  toldAs: null,
  leftOvers: [],
  mayHaveFiles: false,
  attempts: 3,
  addedAt: 1,
  isRenamed: false,
  isMovedOut: false,
});

const aTimelineRow = (userId: UserId): TimelineRow => ({
  id: crypto.randomUUID(),
  userId,
  draftKey: crypto.randomUUID(),
  videoId: null,
  entry: { id: crypto.randomUUID(), kind: 'applied', variantId: null, version: null, mime: 'image/jpeg', at: 1 },
  picture: new Uint8Array([1]),
});

const aLine = (userId: UserId): HistoryRow => ({
  id: aGenerationId(),
  userId,
  title: 'Seven Days in the Désert',
  searchText: 'seven days in the desert',
  videoId: null,
  isFavourite: true,
  order: -1,
  isOnServer: true,
  pictureIds: [],
});

const sealed = () => ({ iv: new Uint8Array(12), bytes: new Uint8Array([1]) });

/** A photo that is kept on this device only. */
async function keepHere(userId: UserId): Promise<void> {
  const id = aPhotoId();
  const key = await makeSealingKey();
  await database.photoPlaces.add({ userId, place: 'device', key, move: null, notice: null });
  await database.devicePhotos.add({
    id,
    userId,
    personId: ownPersonId(userId),
    addedAt: 1,
    isCopy: false,
    revision: '1',
    card: sealed(),
  });
  await database.deviceFiles.add({ photoId: id, part: 'cutout', userId, file: sealed() });
}

beforeEach(async () => {
  database = openDatabase();
  for (const userId of [ada, eve]) {
    await database.photos.bulkAdd([aRow(userId, 'stored'), aRow(userId, 'uploading'), aRow(userId, 'deleting')]);
    const request = aRequest();
    await database.generations.add({
      id: request.id,
      userId,
      draftKey: crypto.randomUUID(),
      videoId: null,
      thumbnail: null,
      record: { request, status: 'running', failure: null, generation: null, appliedVariantId: null },
      status: 'running',
      attempts: 1,
      startedAt: 1,
    });
    await database.errands.add({
      key: `cancel:${userId}`,
      userId,
      errand: { kind: 'cancel', generationId: aGenerationId() },
    });
    await database.brands.add({ userId, kit: null, logo: null, font: null });
    await database.people.add({
      id: ownPersonId(userId),
      userId,
      label: 'Ada',
      consentedAt: null,
      withdrawal: null,
      addedAt: 1,
    });
    await database.edits.add({ variantId: aVariantId(), userId, history: startHistory(aScene()) });
    await database.pictures.add({
      id: pictureIdSchema.parse(crypto.randomUUID()),
      userId,
      picture: new Uint8Array([1]),
      keptAt: 1,
    });
    await database.timeline.add(aTimelineRow(userId));
    await keepHere(userId);
    await database.history.add(aLine(userId));
    await database.smallPictures.add({
      variantId: aVariantId(),
      userId,
      look: 'unchanged',
      picture: new Uint8Array([1]),
      keptAt: 1,
    });
  }
});

/** Rows of every table there is. */
const counts = async (userId: UserId) =>
  Object.fromEntries(
    await Promise.all(
      database.tables.map(async (table) => [table.name, await table.where({ userId }).count()] as const),
    ),
  );

/** Of every table: a new one has to be filled above, so that it is seen to be emptied. */
const untouched = () =>
  Object.fromEntries(database.tables.map(({ name }) => [name, name === 'photos' ? 3 : 1] as const));
const forgotten = () => Object.fromEntries(database.tables.map(({ name }) => [name, KEPT.has(name) ? 1 : 0] as const));

describe('what is kept of a person', () => {
  it('is forgotten at sign-out, but for what is on this device alone, and what they had begun to delete, which keeps nothing of them', async () => {
    await database.forget(ada);
    expect(await counts(ada)).toEqual(forgotten());
    expect(await database.photos.where({ userId: ada }).first()).toMatchObject({
      state: 'deleting',
      label: '',
      preview: '',
      original: null,
      cutout: null,
    });
    expect(await counts(eve)).toEqual(untouched());
  });

  it('keeps which generations are to be deleted, and nothing of what they were', async () => {
    const line = aLine(ada);
    const errand = { kind: 'delete' as const, generationIds: [line.id], pictureIds: [], lines: [line], dueAt: 1 };
    await database.errands.add({ key: 'delete', userId: ada, errand });
    await database.forget(ada);
    expect(await database.errands.where({ userId: ada }).toArray()).toEqual([
      { key: 'delete', userId: ada, errand: { ...errand, lines: [] } },
    ]);
  });

  it('keeps whose consent is to be withdrawn, and not what they are called', async () => {
    const withdrawal = { surface: 'account' as const, isTold: false };
    await database.people.update(ownPersonId(ada), { withdrawal });
    await database.forget(ada);
    expect(await database.people.where({ userId: ada }).toArray()).toEqual([
      expect.objectContaining({ id: ownPersonId(ada), label: '', withdrawal }),
    ]);
  });

  it('is forgotten when another signs in', async () => {
    await database.forgetOthers(eve);
    expect(await counts(ada)).toEqual(forgotten());
    expect(await counts(eve)).toEqual(untouched());
  });
});

describe('a database of an earlier version', () => {
  it.each(EXAMPLES)(
    'opens as version $version left it, with everything in it, and takes what is new',
    async (example) => {
      const disk = aDisk();
      const earlier = new Dexie('klikk', { indexedDB: disk, IDBKeyRange });
      earlier.version(example.version).stores(example.stores);
      for (const [table, rows] of Object.entries(example.rows)) await earlier.table(table).bulkAdd(rows);
      earlier.close();

      const opened = openDatabase(disk);
      for (const [table, rows] of Object.entries(example.rows)) {
        // What a later version adds to a row, and nothing else.
        const added = ADDED[table];
        expect(await opened.table(table).toArray()).toEqual(rows.map((row) => Object.assign({}, added, row)));
      }
      await opened.timeline.add(aTimelineRow(ada));
      expect(await opened.timeline.where({ userId: ada }).count()).toBe(1);
      opened.close();
    },
  );

  it('lists the generations that it had, without repaints', async () => {
    const example = EXAMPLES.find(({ version }) => version === 5);
    const disk = aDisk();
    const earlier = new Dexie('klikk', { indexedDB: disk, IDBKeyRange });
    earlier.version(5).stores(example?.stores ?? {});
    await earlier.table('generations').bulkAdd(example?.rows.generations ?? []);
    expect(await earlier.table('generations').count()).toBe(2);
    earlier.close();
    expect(await openDatabase(disk).history.toArray()).toEqual([
      expect.objectContaining({
        title: 'Seven Days in the Desert',
        searchText: 'seven days in the desert',
        videoId: 'dQw4w9WgXcQ',
        order: -1764000000000,
        isFavourite: false,
        pictureIds: ['8e2d7a64-1b3c-4c0f-a9d5-7f0e6b5c4d31'],
      }),
    ]);
  });

  it('knows of a photo that was kept before cut-outs could be mended that it has the first', async () => {
    const disk = aDisk();
    const before = new Dexie('klikk', { indexedDB: disk, IDBKeyRange });
    before.version(2).stores({ photos: 'id, userId, [userId+state]', pictures: 'id, userId' });
    const { cutoutFile: _, personId, toldAs, leftOvers, isRenamed, isMovedOut, ...row } = aRow(ada, 'stored');
    await before.table('photos').add(row);
    before.close();
    const added = { cutoutFile: FIRST_CUTOUT, personId, toldAs, leftOvers, isRenamed, isMovedOut };
    expect(personId).toBe(ownPersonId(ada));
    expect(await openDatabase(disk).photos.get(row.id)).toEqual({ ...row, ...added });
  });
});
