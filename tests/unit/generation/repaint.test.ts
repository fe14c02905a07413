import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pictureIdSchema, type UserId } from '../../../utils/domain/ids.ts';
import { createErrands } from '../../../utils/generation/errands.ts';
import { createGenerationRunner } from '../../../utils/generation/runner.ts';
import { createGenerationService, type GenerationService } from '../../../utils/generation/service.ts';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import {
  aDisk,
  aLog,
  anEditor,
  aRequest,
  aUserId,
  aVariantId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createMortality, type Mortality } from '../../support/background/mortality.ts';
import { createGenerationServer, type GenerationServer } from './generation-server.ts';

let userId: UserId | null;
let server: GenerationServer;
let disk: IDBFactory;
let database: KlikkDatabase;
let generation: GenerationService;

function wake(mortality: Mortality = createMortality()): GenerationService {
  database = mortality.database(openDatabase(disk));
  const api = mortality.port(server.api);
  const log = aLog();
  let clock = Date.now();
  return createGenerationService({
    session: { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) },
    database,
    runner: createGenerationRunner({
      database,
      api,
      log,
      preparePhotos: async () => {},
      devicePhotos: async () => [],
      wait: async () => {},
    }),
    errands: createErrands({ database, api, runDeletion: async () => true, log }),
    styles: api.styles,
    revise: api.revise,
    setWakeUp: async () => {},
    now: () => ++clock,
    patience: 100,
  });
}

beforeEach(() => {
  userId = aUserId();
  server = createGenerationServer();
  disk = aDisk();
  generation = wake();
});

const aRepaint = () => ({
  ...aRequest(),
  count: 1,
  repaint: { pictureId: pictureIdSchema.parse(crypto.randomUUID()), words: 'make it night' },
});
const latest = (variantId: ReturnType<typeof aVariantId>) => generation.latestRepaint({ variantId });
const statusOf = async (variantId: ReturnType<typeof aVariantId>) => (await latest(variantId))?.status;

describe('a repaint', () => {
  it('is written down before the server is asked, answered at once, and followed by its thumbnail', async () => {
    const variantId = aVariantId();
    const request = aRepaint();
    const { arrived, release } = server.hold();
    expect(await generation.startRepaint({ variantId, request })).toMatchObject({ request, status: 'running' });
    await arrived;
    expect(await statusOf(variantId)).toBe('running');
    expect(await latest(aVariantId())).toBeNull();
    release();
    await expect.poll(() => statusOf(variantId)).toBe('succeeded');
    expect(server.made).toBe(1);
  });

  it('is one at a time: what is begun meanwhile is what is under way', async () => {
    const variantId = aVariantId();
    const { release } = server.hold();
    const [first, second] = [aRepaint(), aRepaint()];
    await generation.startRepaint({ variantId, request: first });
    expect((await generation.startRepaint({ variantId, request: second })).request.id).toBe(first.id);
    release();
    await expect.poll(() => statusOf(variantId)).toBe('succeeded');
    await generation.startRepaint({ variantId, request: second });
    await expect.poll(async () => (await latest(variantId))?.request.id).toBe(second.id);
  });

  it('is no generation of any editor’s', async () => {
    const editor = anEditor();
    const made = aRequest();
    await generation.start({ editor, request: made });
    await generation.startRepaint({ variantId: aVariantId(), request: aRepaint() });
    expect((await generation.forEditor({ editor }))?.request.id).toBe(made.id);
  });

  it('goes on wherever the worker dies, and is made once', async () => {
    let survived = false;
    for (let deaths = 0; !survived; deaths += 1) {
      server = createGenerationServer();
      disk = aDisk();
      const variantId = aVariantId();
      const request = aRepaint();
      const mortality = createMortality(deaths);
      const dying = wake(mortality);
      const finishing = dying.startRepaint({ variantId, request }).then(() => finished(dying, variantId));
      survived = await Promise.race([finishing.then(() => true), mortality.death.then(() => false)]);
      generation = wake();
      await generation.resume();
      // Whoever heard no answer asks once more.
      await generation.startRepaint({ variantId, request });
      await finished(generation, variantId);
      expect(server.made).toBe(1);
    }
  });

  it('can be cancelled, and what has ended let go of', async () => {
    const variantId = aVariantId();
    const request = aRepaint();
    server.hold();
    await generation.startRepaint({ variantId, request });
    await generation.discardRepaint({ id: request.id });
    expect(await statusOf(variantId)).toBe('running');
    expect((await generation.cancel({ id: request.id }))?.status).toBe('cancelled');
    await expect.poll(() => server.cancelled).toEqual([request.id]);
    await generation.discardRepaint({ id: request.id });
    expect(await latest(variantId)).toBeNull();
  });

  it('is nobody else’s to see, to take over or to let go of', async () => {
    const variantId = aVariantId();
    const request = aRepaint();
    await generation.startRepaint({ variantId, request });
    await expect.poll(() => statusOf(variantId)).toBe('succeeded');
    const ada = userId;
    userId = aUserId();
    expect(await latest(variantId)).toBeNull();
    await generation.discardRepaint({ id: request.id });
    await expect(generation.startRepaint({ variantId, request })).rejects.toMatchObject({ code: 'conflict' });
    userId = ada;
    expect(await statusOf(variantId)).toBe('succeeded');
  });

  it('lets go of no generation that is none', async () => {
    const editor = anEditor();
    const request = aRequest();
    await generation.start({ editor, request });
    await generation.discardRepaint({ id: request.id });
    expect(await generation.forEditor({ editor })).not.toBeNull();
  });
});

async function finished(service: GenerationService, variantId: ReturnType<typeof aVariantId>): Promise<void> {
  await vi.waitUntil(async () => (await service.latestRepaint({ variantId }))?.status === 'succeeded', { interval: 2 });
}
