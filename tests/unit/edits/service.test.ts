import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { createEditsService, type EditsService } from '../../../utils/edits/service.ts';
import { messageSchemas } from '../../../utils/messaging/protocol.ts';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import { addVersion, type History, sceneNow, startHistory } from '../../../utils/scene/edit/history.ts';
import { aDisk, aGeneration, aRequest, aUserId, openDatabase } from '../../support/background/builders.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';
import { aScene, aVariant } from '../../support/interface/builders.ts';

const ada = aUserId();
const eve = aUserId();
const variant = aVariant(0);
const request = aRequest();
const ref = { generationId: request.id, variantId: variant.id, writer: crypto.randomUUID() };
const made = startHistory(variant.scene);
const grow = (history: History, ...ids: string[]) =>
  ids.reduce((grown, id) => addVersion(grown, aScene(), 'letters', { id, at: 0 }), history);
const names = (history: History | undefined) => history?.versions.map(({ id }) => id);

let user: UserId | null;
let disk: IDBFactory;
let database: KlikkDatabase;
let area: ReturnType<typeof createMemoryArea>;
let edits: EditsService;

function wake(): void {
  database = openDatabase(disk);
  const session = {
    userId: async () => user,
    asUser: () => {
      throw new Error('Nothing of this asks the server.');
    },
  };
  edits = createEditsService({ session, database, area });
}

beforeEach(async () => {
  user = ada;
  disk = aDisk();
  area = createMemoryArea();
  wake();
  await database.generations.add({
    id: request.id,
    userId: ada,
    draftKey: crypto.randomUUID(),
    videoId: null,
    thumbnail: null,
    record: {
      request,
      status: 'succeeded',
      failure: null,
      generation: aGeneration({ id: request.id, variants: [variant] }),
      appliedVariantId: null,
    },
    status: 'succeeded',
    attempts: 1,
    startedAt: 1,
  });
});

const kept = async () => (await edits.read({ variantIds: [variant.id] }))[0]?.history;

describe('edits of a thumbnail', () => {
  it('are there when another background wakes', async () => {
    const history = grow(made, 'a', 'b');
    await edits.write({ ...ref, history });
    wake();
    expect(await kept()).toEqual(history);
  });

  it('are none of a thumbnail that nobody has changed', async () => {
    expect(await edits.read({ variantIds: [variant.id] })).toEqual([]);
  });

  it('of two documents that write at the same time are all kept', async () => {
    await edits.write({ ...ref, history: made });
    const [here, there] = [grow(made, 'h1', 'h2', 'h3'), grow(made, 't1', 't2', 't3')];
    const portions = (history: History) => history.versions.map((version) => ({ ...history, versions: [version] }));
    await Promise.all([...portions(here), ...portions(there)].map((history) => edits.write({ ...ref, history })));
    expect(new Set(names(await kept()))).toEqual(new Set(['made', 'h1', 'h2', 'h3', 't1', 't2', 't3']));
  });

  it('written twice are kept once', async () => {
    const history = grow(made, 'a');
    await edits.write({ ...ref, history });
    await edits.write({ ...ref, history });
    expect(names(await kept())).toEqual(['made', 'a']);
  });

  it('keep to their limit by letting go of the oldest but the first', async () => {
    const ids = Array.from({ length: LIMITS.versionsPerThumbnail + 20 }, (_, index) => `v${index}`);
    await edits.write({ ...ref, history: grow(made, ...ids) });
    const found = names(await kept());
    expect(found).toHaveLength(LIMITS.versionsPerThumbnail);
    expect(found?.slice(0, 2)).toEqual(['made', 'v21']);
    expect(found?.at(-1)).toBe(ids.at(-1));
  });

  it('of an earlier scene version open, and what nobody understands is left out', async () => {
    const { subjects, ...rest } = variant.scene;
    const { emphasis, linePlate, ...headline } = variant.scene.headline ?? {};
    const first = { ...rest, version: 1, subject: null, headline: { ...headline, emphasis: '30 DAYS' } };
    const [version] = made.versions;
    const strange = { ...version, id: 'strange', parent: 'made', scene: { version: 1, nothing: 'known' } };
    const stored = { ...made, versions: [{ ...version, scene: first }, strange] } as unknown as History;
    await database.edits.add({ variantId: variant.id, userId: ada, history: stored });
    const history = await kept();
    expect(names(history)).toEqual(['made']);
    expect(history && sceneNow(history).headline?.emphasis).toEqual(['30 DAYS']);
  });
});

describe('what is not allowed', () => {
  it('is anything without an account', async () => {
    user = null;
    await expect(kept()).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(edits.write({ ...ref, history: made })).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it("is to read or to change another person's", async () => {
    await edits.write({ ...ref, history: grow(made, 'a') });
    user = eve;
    expect(await edits.read({ variantIds: [variant.id] })).toEqual([]);
    await expect(edits.write({ ...ref, history: made })).rejects.toMatchObject({ code: 'not_found' });
    user = ada;
    expect(names(await kept())).toEqual(['made', 'a']);
  });

  it('is to write of a thumbnail that is not of that request', async () => {
    const other = { ...ref, variantId: aVariant(1).id };
    await expect(edits.write({ ...other, history: made })).rejects.toMatchObject({ code: 'not_found' });
    expect(await database.edits.count()).toBe(0);
  });

  it('is a part of a history whose beginning is not kept', async () => {
    const history = { ...grow(made, 'a'), versions: grow(made, 'a').versions.slice(1) };
    await expect(edits.write({ ...ref, history })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is more in one message than its limit', () => {
    const history = grow(made, ...Array.from({ length: LIMITS.versionsPerWrite }, (_, index) => `v${index}`));
    const parsed = messageSchemas['edits.write'].safeParse({ ...ref, history });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['history', 'versions'],
      code: 'too_big',
      maximum: LIMITS.versionsPerWrite,
    });
  });
});

describe('the word that something was written', () => {
  it('names the thumbnail and the writer, is another each time, and goes with the person', async () => {
    await edits.write({ ...ref, history: grow(made, 'a') });
    const first = area.contents['edits.changed'];
    expect(first).toMatchObject({ variantId: variant.id, writer: ref.writer });
    await edits.write({ ...ref, history: grow(made, 'a', 'b') });
    expect(area.contents['edits.changed']).not.toEqual(first);
    await edits.forget();
    expect(area.contents).not.toHaveProperty(['edits.changed']);
  });
});
