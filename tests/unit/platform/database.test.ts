import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/domain/ids.ts';
import { FIRST_CUTOUT } from '../../../utils/domain/photo-files.ts';
import type { KlikkDatabase, PhotoRow } from '../../../utils/platform/database.ts';
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
  openDatabase,
} from '../../support/background/builders.ts';

const ada = aUserId();
const eve = aUserId();
let database: KlikkDatabase;

const aRow = (userId: UserId, state: PhotoRow['state']): PhotoRow => ({
  id: aPhotoId(),
  userId,
  label: 'Me, laughing',
  preview: A_PREVIEW,
  analysis: anAnalysis(),
  state,
  failure: null,
  original: A_JPEG,
  cutout: A_WEBP,
  cutoutFile: FIRST_CUTOUT,
  mayHaveFiles: false,
  attempts: 3,
  addedAt: 1,
});

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
  }
});

const counts = async (userId: UserId) => ({
  photos: await database.photos.where({ userId }).count(),
  generations: await database.generations.where({ userId }).count(),
  errands: await database.errands.where({ userId }).count(),
  brands: await database.brands.where({ userId }).count(),
});

describe('what is kept of a person', () => {
  it('is forgotten at sign-out, but for what they had begun to delete, which keeps nothing of them', async () => {
    await database.forget(ada);
    expect(await counts(ada)).toEqual({ photos: 1, generations: 0, errands: 0, brands: 0 });
    expect(await database.photos.where({ userId: ada }).first()).toMatchObject({
      state: 'deleting',
      label: '',
      preview: '',
      original: null,
      cutout: null,
    });
    expect(await counts(eve)).toEqual({ photos: 3, generations: 1, errands: 1, brands: 1 });
  });

  it('is forgotten when another signs in', async () => {
    await database.forgetOthers(eve);
    expect(await counts(ada)).toEqual({ photos: 1, generations: 0, errands: 0, brands: 0 });
    expect(await counts(eve)).toEqual({ photos: 3, generations: 1, errands: 1, brands: 1 });
  });
});

it('knows of a photo that was kept before cut-outs could be mended that it has the first', async () => {
  const disk = aDisk();
  const before = new Dexie('klikk', { indexedDB: disk, IDBKeyRange });
  before.version(2).stores({ photos: 'id, userId, [userId+state]', pictures: 'id, userId' });
  const { cutoutFile: _, ...row } = aRow(ada, 'stored');
  await before.table('photos').add(row);
  before.close();
  expect(await openDatabase(disk).photos.get(row.id)).toEqual({ ...row, cutoutFile: 'cutout' });
});
