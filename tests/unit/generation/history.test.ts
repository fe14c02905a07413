import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../utils/domain/errors.ts';
import {
  type GenerationId,
  type PictureId,
  pictureIdSchema,
  type UserId,
  type VideoId,
  videoIdSchema,
} from '../../../utils/domain/ids.ts';
import { UNDO_MILLISECONDS } from '../../../utils/domain/limits.ts';
import { createErrands, type Errands } from '../../../utils/generation/errands.ts';
import { createAccountCopy } from '../../../utils/generation/history/account-copy.ts';
import { type AccountGeneration, type HistoryApi, LISTED_AT_ONCE } from '../../../utils/generation/history/api.ts';
import { createDeletions } from '../../../utils/generation/history/deletion.ts';
import {
  createHistoryService,
  type HistoryQuery,
  type HistoryService,
  PAGE_ENTRIES,
} from '../../../utils/generation/history/service.ts';
import { SMALL_PICTURES_MAX } from '../../../utils/generation/history/small-pictures.ts';
import type { GenerationRow, KlikkDatabase } from '../../../utils/platform/database.ts';
import { noteInHistory } from '../../../utils/platform/history-row.ts';
import { addVersion, startHistory } from '../../../utils/scene/edit/history.ts';
import {
  aDisk,
  aGeneration,
  aGenerationId,
  aLog,
  aRequest,
  aUserId,
  aVariantId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createMortality, type Mortality } from '../../support/background/mortality.ts';
import { aScene, aVariant } from '../../support/interface/builders.ts';

const VIDEO = videoIdSchema.parse('dQw4w9WgXcQ');
const ALL: HistoryQuery = { after: null, search: '', videoId: null, favouritesOnly: false };
const A_PICTURE = 'AQ==';

const aPictureId = (): PictureId => pictureIdSchema.parse(crypto.randomUUID());

const withStill = (pictureId: PictureId) =>
  aScene({
    background: {
      kind: 'still',
      pictureId,
      tint: ['#000000', '#000000', '#000000'],
      zoom: 1,
      focus: { x: 0.5, y: 0.5 },
      flipped: false,
      blur: 0,
      origin: 'model',
    },
  });

/** The account, in memory. */
function createAccount() {
  const account = {
    made: new Map<GenerationId, AccountGeneration>(),
    files: new Set<PictureId>(),
    isOffline: false,
    listings: 0,
    reads: 0,
  };
  const reach = () => {
    if (account.isOffline) throw new AppError('offline');
  };
  const pictureOf = ({ generation }: AccountGeneration) =>
    generation.variants.flatMap(({ scene: { background } }) =>
      background.kind === 'still' ? [background.pictureId] : [],
    );
  const api: HistoryApi = {
    async list(_, after) {
      reach();
      account.listings += 1;
      const lines = [...account.made.values()]
        .map(({ request, createdAt }) => ({ id: request.id, title: request.title, createdAt }))
        .sort((one, other) => (`${one.createdAt}${one.id}` < `${other.createdAt}${other.id}` ? 1 : -1));
      const from = after ? lines.findIndex(({ id }) => id === after.id) + 1 : 0;
      return { total: lines.length, lines: lines.slice(from, from + LISTED_AT_ONCE) };
    },
    async read(_, ids) {
      reach();
      account.reads += 1;
      return ids.flatMap((id) => account.made.get(id) ?? []);
    },
    async picturesOf(_, ids) {
      reach();
      return ids.flatMap((id) => {
        const made = account.made.get(id);
        return made ? pictureOf(made) : [];
      });
    },
    async deletePictures(_, ids) {
      reach();
      for (const id of ids) account.files.delete(id);
    },
    async deleteGenerations(_, ids) {
      reach();
      for (const id of ids) account.made.delete(id);
    },
  };
  return { ...account, account, api };
}

let userId: UserId;
let server: ReturnType<typeof createAccount>;
let disk: IDBFactory;
let database: KlikkDatabase;
let errands: Errands;
let clock: number;
let history: HistoryService;

function wake(mortality: Mortality = createMortality()): HistoryService {
  database = mortality.database(openDatabase(disk));
  const api = mortality.port(server.api);
  const now = () => clock;
  errands = createErrands({
    database,
    api: { cancel: async () => 'cancelled', markApplied: async () => {} },
    runDeletion: createDeletions({ database, api, now }),
    log: aLog(),
  });
  return createHistoryService({
    session: { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) },
    database,
    errands,
    account: createAccountCopy({ database, api }),
    setWakeUp: async () => {},
    // Nobody waits in these tests: the alarm's turn is played by `later`.
    wait: () => new Promise(() => {}),
    now,
  });
}

/** The alarm goes off once nothing can be undone any more. */
async function later(): Promise<void> {
  clock += UNDO_MILLISECONDS + 1;
  await errands.run(userId);
}

beforeEach(() => {
  userId = aUserId();
  server = createAccount();
  disk = aDisk();
  clock = 1_000_000;
  history = wake();
});

interface Made {
  title?: string;
  videoId?: VideoId | null;
  startedAt?: number;
  pictureId?: PictureId;
  owner?: UserId;
}

function aRow({
  title = 'A title',
  videoId = null,
  startedAt = 1,
  pictureId,
  owner = userId,
}: Made = {}): GenerationRow {
  const request = aRequest({ title });
  const scene = pictureId ? withStill(pictureId) : aScene();
  const variants = [0, 1, 2].map((position) => aVariant(position, { id: aVariantId(), scene }));
  return {
    id: request.id,
    userId: owner,
    draftKey: null,
    videoId,
    thumbnail: null,
    record: {
      request,
      status: 'succeeded',
      failure: null,
      generation: aGeneration({ id: request.id, variants }),
      appliedVariantId: null,
    },
    status: 'succeeded',
    attempts: 1,
    startedAt,
  };
}

/** As the runner writes it down, here and in the account. */
async function make(made: Made = {}): Promise<GenerationRow> {
  const row = aRow(made);
  await database.generations.add(row);
  await noteInHistory(database, row);
  putIntoAccount(row, made.pictureId);
  return row;
}

function putIntoAccount(row: GenerationRow, pictureId?: PictureId): void {
  const { request, generation, appliedVariantId } = row.record;
  if (!generation) throw new Error('It has to be one that succeeded.');
  const createdAt = new Date(row.startedAt).toISOString();
  server.account.made.set(row.id, { request, generation, createdAt, appliedVariantId });
  if (pictureId) server.account.files.add(pictureId);
}

async function allPages(query: HistoryQuery = ALL): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after = query.after; ; ) {
    const { entries, next } = await history.page({ ...query, after });
    pages.push(entries.map(({ title }) => title));
    if (!next) return pages;
    after = next;
  }
}

const titles = async (query: Partial<HistoryQuery> = {}) => (await allPages({ ...ALL, ...query })).flat();

const variantOf = (row: GenerationRow, position = 0) => {
  const variant = row.record.generation?.variants[position];
  if (!variant) throw new Error('It has three.');
  return variant;
};

describe('a page of the history', () => {
  it('has the newest first, each once, also those of one moment', async () => {
    const numbers = Array.from({ length: 2 * PAGE_ENTRIES + 1 }, (_, index) => index);
    for (const number of numbers) await make({ title: String(number), startedAt: Math.floor(number / 10) });
    const pages = await allPages();
    expect(pages.map(({ length }) => length)).toEqual([PAGE_ENTRIES, PAGE_ENTRIES, 1]);
    expect(new Set(pages.flat()).size).toBe(numbers.length);
    const moments = pages.flat().map((title) => Math.floor(Number(title) / 10));
    expect(moments).toEqual(moments.toSorted((one, other) => other - one));
  });

  it('has no next one after exactly a page', async () => {
    for (let number = 0; number < PAGE_ENTRIES; number++) await make({ startedAt: number });
    expect((await history.page(ALL)).next).toBeNull();
  });

  it('leaves out repaints, what runs or failed, and what is another person’s', async () => {
    await make({ title: 'Mine' });
    await make({ title: 'Eve’s', owner: aUserId() });
    const repaint = { ...aRow({ title: 'Repaint' }), thumbnail: aVariantId() };
    await noteInHistory(database, repaint);
    const failed = aRow({ title: 'Failed' });
    await noteInHistory(database, { ...failed, record: { ...failed.record, status: 'failed' } });
    expect(await titles()).toEqual(['Mine']);
  });

  it('is found by words of the title, by video, and by the star', async () => {
    await make({ title: 'Ma Première Année à Paris', startedAt: 3 });
    const starred = await make({ title: 'Seven Days', videoId: VIDEO, startedAt: 2 });
    await make({ title: 'Seven Weeks', startedAt: 1 });
    expect(await titles({ search: 'PREMIERE paris' })).toEqual(['Ma Première Année à Paris']);
    expect(await titles({ search: 'seven' })).toEqual(['Seven Days', 'Seven Weeks']);
    expect(await titles({ videoId: VIDEO })).toEqual(['Seven Days']);
    await history.favourite({ id: starred.id, isFavourite: true });
    expect(await titles({ favouritesOnly: true })).toEqual(['Seven Days']);
    await history.favourite({ id: starred.id, isFavourite: false });
    expect(await titles({ favouritesOnly: true })).toEqual([]);
  });

  it('goes on with a search where the last page ended, over thousands of lines', async () => {
    const lines = Array.from({ length: 600 }, (_, index) => index);
    for (const number of lines) {
      await noteInHistory(database, aRow({ title: number % 12 === 0 ? 'Found' : 'Other', startedAt: number }));
    }
    expect((await allPages({ ...ALL, search: 'found' })).map(({ length }) => length)).toEqual([24, 24, 2]);
  });

  it('reads whole generations for itself alone, however many there are', async () => {
    for (let number = 0; number < 200; number++) await make({ startedAt: number });
    let read = 0;
    database.generations.hook('reading', (row) => {
      read += 1;
      return row;
    });
    await history.page(ALL);
    expect(read).toBe(PAGE_ENTRIES);
    read = 0;
    await history.latest();
    expect(read).toBe(1);
  });

  it('shows a thumbnail as it looks now, with the picture that was kept of that look', async () => {
    const row = await make();
    const { id: variantId, scene } = variantOf(row);
    const first = (await history.latest())?.thumbnails[0];
    expect(first).toMatchObject({ id: variantId, scene, isEdited: false, picture: null });
    await history.keepPicture({ variantId, look: first?.look ?? '', picture: A_PICTURE });
    expect((await history.latest())?.thumbnails[0]?.picture).toBe(A_PICTURE);

    const changed = { ...scene, seed: 7 };
    const edited = addVersion(startHistory(scene), changed, 'words', { id: 'two', at: 5 });
    await database.edits.add({ variantId, userId, history: edited });
    expect((await history.latest())?.thumbnails[0]).toMatchObject({ scene: changed, isEdited: true, picture: null });
  });

  it('keeps pictures within bounds, the newest of them, and none of what has changed', async () => {
    const { id: variantId } = variantOf(await make());
    await history.keepPicture({ variantId, look: 'unchanged', picture: A_PICTURE });
    for (let number = 0; number < SMALL_PICTURES_MAX; number++) {
      clock += 1;
      await history.keepPicture({ variantId: aVariantId(), look: 'unchanged', picture: A_PICTURE });
    }
    expect(await database.smallPictures.count()).toBe(SMALL_PICTURES_MAX);
    expect(await database.smallPictures.get(variantId)).toBeUndefined();
    await history.forgetPictures();
    expect(await database.smallPictures.count()).toBe(0);
  });
});

describe('a copy', () => {
  it('has every version under names of its own, belongs to no video and costs nothing', async () => {
    const row = await make({ title: 'Seven Days', videoId: VIDEO });
    const { id: variantId, scene } = variantOf(row);
    const edited = addVersion(startHistory(scene), { ...scene, seed: 7 }, 'words', { id: 'two', at: 5 });
    await database.edits.add({ variantId, userId, history: edited });
    const copy = aGenerationId();
    const order = { id: row.id, copy, title: 'Seven Days (copy)' };
    const [entry] = await Promise.all([history.duplicate(order), history.duplicate(order)]);
    expect(entry).toMatchObject({ id: copy, title: 'Seven Days (copy)', videoId: null, appliedVariantId: null });
    expect(entry.thumbnails.map(({ scene: { seed } }) => seed)).toEqual([7, 1, 1]);
    expect(entry.thumbnails.map(({ id }) => id)).not.toContain(variantId);
    expect(await database.generations.get(copy)).toMatchObject({ draftKey: null, record: { generation: { cost: 0 } } });
    expect(await titles()).toHaveLength(2);
  });

  it('is not made of what is another person’s, or is not there', async () => {
    const eves = await make({ owner: aUserId() });
    for (const id of [eves.id, aGenerationId()]) {
      const making = history.duplicate({ id, copy: aGenerationId(), title: '' });
      await expect(making).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('deleting', () => {
  /** Everything that is kept of generations anywhere. */
  const left = async () => ({
    here: await database.generations.count(),
    edits: await database.edits.count(),
    pictures: await database.pictures.count(),
    small: await database.smallPictures.count(),
    errands: await database.errands.count(),
    account: server.account.made.size,
    files: server.account.files.size,
  });
  const NOTHING = { here: 0, edits: 0, pictures: 0, small: 0, errands: 0, account: 0, files: 0 };

  /** One with a painted background, a change, a repaint, and its small picture. */
  async function makeWithAll(): Promise<GenerationRow> {
    const pictureId = aPictureId();
    const row = await make({ pictureId });
    const { id: variantId, scene } = variantOf(row);
    await database.pictures.add({ id: pictureId, userId, picture: new Uint8Array([1]), keptAt: 1 });
    const still = aPictureId();
    await database.pictures.add({ id: still, userId, picture: new Uint8Array([1]), keptAt: 1 });
    const edited = addVersion(startHistory(scene), withStill(still), 'still', { id: 'two', at: 5 });
    await database.edits.add({ variantId, userId, history: edited });
    await database.generations.add({ ...aRow(), thumbnail: variantId });
    await history.keepPicture({ variantId, look: 'two:0', picture: A_PICTURE });
    return row;
  }

  it('takes everything with it, here and in the account, once it cannot be undone', async () => {
    const row = await makeWithAll();
    await history.delete({ ids: [row.id] });
    expect(await titles()).toEqual([]);
    await errands.run(userId);
    expect(server.account.made.size).toBe(1);
    await later();
    expect(await left()).toEqual(NOTHING);
  });

  it('can be undone until then, and not after', async () => {
    const row = await makeWithAll();
    const before = await left();
    await history.favourite({ id: row.id, isFavourite: true });
    const { undo } = await history.delete({ ids: [row.id] });
    expect(await history.restore({ undo })).toEqual({ isRestored: true });
    expect(await history.latest()).toMatchObject({ id: row.id, isFavourite: true });
    await later();
    expect(await left()).toEqual(before);

    const again = await history.delete({ ids: [row.id] });
    await later();
    expect(await history.restore(again)).toEqual({ isRestored: false });
    expect(await titles()).toEqual([]);
  });

  it('waits for a network', async () => {
    const row = await makeWithAll();
    server.account.isOffline = true;
    await history.delete({ ids: [row.id] });
    await later();
    expect(await left()).toMatchObject({ here: 0, errands: 1, account: 1 });
    server.account.isOffline = false;
    expect(await errands.run(userId)).toBe(false);
    expect(await left()).toEqual(NOTHING);
  });

  it('ends the same wherever the worker dies', async () => {
    for (let lifespan = 0; ; lifespan++) {
      disk = aDisk();
      server = createAccount();
      clock = 1_000_000;
      history = wake();
      const row = await makeWithAll();
      const mortality = createMortality(lifespan);
      history = wake(mortality);
      clock += UNDO_MILLISECONDS;
      const all = (async () => {
        await history.delete({ ids: [row.id] });
        await later();
      })();
      const hasDied = await Promise.race([mortality.death.then(() => true), all.then(() => false)]);
      history = wake();
      await later();
      const isListed = (await titles()).length > 0;
      // Either nobody was ever told, or it is done.
      if (isListed) expect(await left()).toMatchObject({ here: 2, errands: 0, account: 1, files: 1 });
      else expect(await left()).toEqual(NOTHING);
      if (!hasDied) break;
    }
  });

  it('leaves what something else still shows: a copy, another’s change, what may be restored', async () => {
    const pictureId = aPictureId();
    const row = await make({ pictureId });
    await database.pictures.add({ id: pictureId, userId, picture: new Uint8Array([1]), keptAt: 1 });
    const copy = aGenerationId();
    await history.duplicate({ id: row.id, copy, title: 'Copy' });
    await history.delete({ ids: [row.id] });
    await later();
    expect(await left()).toMatchObject({ here: 1, pictures: 1, files: 1, account: 0 });

    const other = await make();
    const changed = addVersion(startHistory(aScene()), withStill(pictureId), 'still', { id: 'two', at: 5 });
    await database.edits.add({ variantId: variantOf(other).id, userId, history: changed });
    await history.delete({ ids: [copy] });
    await later();
    expect(await left()).toMatchObject({ here: 1, pictures: 1, files: 1 });

    await history.delete({ ids: [other.id] });
    await later();
    expect(await left()).toEqual(NOTHING);
  });

  it('of all takes what this device has not heard of too, and nothing of anybody else', async () => {
    for (let number = 0; number < 150; number++) await make({ startedAt: number });
    putIntoAccount(aRow({ title: 'Elsewhere' }));
    const eve = aUserId();
    const hers = aRow({ owner: eve });
    await database.generations.add(hers);
    await noteInHistory(database, hers);
    await history.deleteAll();
    await errands.run(userId);
    expect(await left()).toEqual({ ...NOTHING, here: 1 });
    expect(await database.history.count()).toBe(1);
  });

  it('of what is another person’s deletes nothing', async () => {
    const hers = await make({ owner: aUserId() });
    await history.delete({ ids: [hers.id] });
    await later();
    expect(await left()).toMatchObject({ here: 1, account: 1 });
    expect(await database.history.count()).toBe(1);
  });
});

describe('what other devices made', () => {
  it('is listed, found and opened as if it had been made here', async () => {
    await make({ title: 'Here', startedAt: 5 });
    const elsewhere = aRow({ title: 'Elsewhere', startedAt: 9 });
    putIntoAccount(elsewhere);
    expect(await history.refresh()).toEqual({ isChanged: true });
    const { entries } = await history.page(ALL);
    expect(entries.map(({ title, thumbnails }) => [title, thumbnails.length])).toEqual([
      ['Elsewhere', 3],
      ['Here', 3],
    ]);
    expect(await database.generations.get(elsewhere.id)).toMatchObject({ record: { request: { title: 'Elsewhere' } } });
    await history.page(ALL);
    expect(server.account.reads).toBe(1);
    expect(await history.refresh()).toEqual({ isChanged: false });
    expect(await titles()).toHaveLength(2);
  });

  it('shows what is here while there is no network', async () => {
    await make({ title: 'Here', startedAt: 5 });
    putIntoAccount(aRow({ title: 'Elsewhere', startedAt: 9 }));
    await history.refresh();
    server.account.isOffline = true;
    const { entries } = await history.page(ALL);
    expect(entries.map(({ title, thumbnails }) => [title, thumbnails.length])).toEqual([
      ['Elsewhere', 0],
      ['Here', 3],
    ]);
    await expect(history.refresh()).rejects.toMatchObject({ code: 'offline' });
  });

  it('comes whole, however much it is, and costs one request once it is here', async () => {
    const count = 2 * LISTED_AT_ONCE + 3;
    for (let number = 0; number < count; number++) putIntoAccount(aRow({ startedAt: number }));
    await history.refresh();
    expect(await database.history.count()).toBe(count);
    server.account.listings = 0;
    await history.refresh();
    expect(server.account.listings).toBe(1);
  });

  it('goes here too when they delete it, but not what is being deleted here, or a copy', async () => {
    const row = await make({ title: 'Deleted elsewhere' });
    const stays = await make({ title: 'Stays' });
    await history.duplicate({ id: stays.id, copy: aGenerationId(), title: 'Copy' });
    server.account.made.delete(row.id);
    expect(await history.refresh()).toEqual({ isChanged: true });
    await errands.run(userId);
    expect((await titles()).sort()).toEqual(['Copy', 'Stays']);
    expect(await database.generations.get(row.id)).toBeUndefined();

    await history.delete({ ids: [stays.id] });
    expect(await history.refresh()).toEqual({ isChanged: false });
    expect(await titles()).toEqual(['Copy']);
  });
});
