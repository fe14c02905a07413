import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../utils/domain/errors.ts';
import { type UserId, videoIdSchema } from '../../../utils/domain/ids.ts';
import { createErrands } from '../../../utils/generation/errands.ts';
import { createGenerationRunner } from '../../../utils/generation/runner.ts';
import { createGenerationService, type GenerationService } from '../../../utils/generation/service.ts';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import type { Log } from '../../../utils/platform/log.ts';
import {
  aDisk,
  aGeneration,
  aGenerationId,
  aLog,
  anEditor,
  aPhotoId,
  aRequest,
  aUserId,
  aVariantId,
  openDatabase,
} from '../../support/background/builders.ts';
import { createMortality, type Mortality } from '../../support/background/mortality.ts';
import { createGenerationServer, type GenerationServer } from './generation-server.ts';

const VIDEO = videoIdSchema.parse('dQw4w9WgXcQ');
const OTHER_VIDEO = videoIdSchema.parse('9bZkp7q19f0');

let userId: UserId | null;
let server: GenerationServer;
let disk: IDBFactory;
let database: KlikkDatabase;
let pauses: number[];
let duringPause: () => void;
let prepared: (readonly string[])[];
let duringPreparation: () => Promise<void>;
let clock: number;
let log: Log & { entries: unknown[] };
let generation: GenerationService;

function wake(mortality: Mortality = createMortality()): GenerationService {
  database = mortality.database(openDatabase(disk));
  const api = mortality.port(server.api);
  log = aLog();
  return createGenerationService({
    session: { userId: async () => userId, asUser: () => Promise.reject(new Error('Not used here.')) },
    database,
    runner: createGenerationRunner({
      database,
      api,
      log,
      devicePhotos: async () => [],
      preparePhotos: async (_, ids) => {
        prepared.push(ids);
        await duringPreparation();
      },
      wait: async (milliseconds) => {
        pauses.push(milliseconds);
        duringPause();
      },
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
  pauses = [];
  duringPause = () => {};
  prepared = [];
  duringPreparation = async () => {};
  clock = 0;
  generation = wake();
});

describe('starting a generation', () => {
  it('answers when it is done, with what the server made', async () => {
    const request = aRequest();
    expect(await generation.start({ editor: anEditor(), request })).toEqual({
      request,
      status: 'succeeded',
      failure: null,
      generation: server.generations.get(request.id),
      appliedVariantId: null,
    });
  });

  it('is refused to nobody', async () => {
    userId = null;
    await expect(generation.start({ editor: anEditor(), request: aRequest() })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('stands in the database as running before the server is asked', async () => {
    const { arrived, release } = server.hold();
    const request = aRequest();
    const starting = generation.start({ editor: anEditor(), request });
    await arrived;
    expect(await database.generations.get(request.id)).toMatchObject({ status: 'running', attempts: 1 });
    release();
    await starting;
  });

  it('has the photos ready before a model is asked to go by them, again after a failure, and not once it has begun', async () => {
    const photoIds = [aPhotoId()];
    await generation.start({ editor: anEditor(), request: aRequest({ photoIds }) });
    expect(prepared).toEqual([]);

    server.outcome = { status: 'running', progress: { stage: 'painting', done: 0, of: 3 } };
    const failures = [new AppError('offline')];
    duringPreparation = async () => {
      const failure = failures.pop();
      if (failure) throw failure;
    };
    const request = aRequest({ photoIds, portrait: true });
    duringPause = () => {
      const begun = server.generations.get(request.id);
      if (begun && server.requests > 3) server.generations.set(request.id, { ...begun, status: 'succeeded' });
    };
    expect(await generation.start({ editor: anEditor(), request })).toMatchObject({ status: 'succeeded' });
    expect(prepared).toEqual([photoIds, photoIds]);
  });

  it('that lacks a photo ends with that, and the server is not asked', async () => {
    duringPreparation = () => Promise.reject(new AppError('photo_not_found'));
    const request = aRequest({ photoIds: [aPhotoId()], portrait: true });
    expect(await generation.start({ editor: anEditor(), request })).toMatchObject({
      status: 'failed',
      failure: { code: 'photo_not_found' },
    });
    expect(server.requests).toBe(0);
  });

  it('twice with one id, as by a double click or from two tabs, makes one request', async () => {
    const { arrived, release } = server.hold();
    const input = { editor: anEditor(), request: aRequest() };
    const both = Promise.all([generation.start(input), generation.start(input)]);
    await arrived;
    release();
    const [first, second] = await both;
    expect(first).toEqual(second);
    expect(server.requests).toBe(1);
    expect(await generation.start(input)).toEqual(first);
    expect(server.requests).toBe(1);
  });

  it.each(['lost request', 'lost answer'] as const)(
    'goes on by itself after a %s, and is made once',
    async (trouble) => {
      server.trouble('generate', trouble, trouble);
      const record = await generation.start({ editor: anEditor(), request: aRequest() });
      expect(record).toMatchObject({ status: 'succeeded', failure: null });
      expect(server.made).toBe(1);
      expect(pauses).toEqual([1_000, 3_000]);
    },
  );

  it('gives up after four requests, and taken up again with its id is made once', async () => {
    server.trouble('generate', 'lost request', 'lost answer', 'server', 'offline');
    const input = { editor: anEditor(), request: aRequest() };
    const record = await generation.start(input);
    expect(record).toMatchObject({ status: 'failed', failure: { code: 'offline', retryable: true }, generation: null });
    expect(await generation.start(input)).toMatchObject({ status: 'succeeded', failure: null });
    expect(server.made).toBe(1);
  });

  it.each(['no_credits', 'photo_not_found', 'unknown_style', 'session_ended', 'rate_limited'] as const)(
    'is not repeated where the server says %s',
    async (code) => {
      server.trouble('generate', code, code);
      const record = await generation.start({ editor: anEditor(), request: aRequest() });
      expect(record).toMatchObject({ status: 'failed', failure: { code } });
      expect(pauses).toEqual([]);
      expect(log.entries).toEqual([{ event: 'generation-failed', code }]);
    },
  );

  it('ends where the server has given up, and is not taken up again under that id', async () => {
    server.outcome = { status: 'failed', error: 'server' };
    const input = { editor: anEditor(), request: aRequest() };
    expect(await generation.start(input)).toMatchObject({
      status: 'failed',
      failure: { code: 'server', retryable: false },
    });
    await generation.start(input);
    expect(server.requests).toBe(1);
  });

  it('asks again while the server still works on it for an earlier request', async () => {
    server.outcome = { status: 'running' };
    const request = aRequest();
    duringPause = () => server.generations.set(request.id, aGeneration({ id: request.id }));
    expect(await generation.start({ editor: anEditor(), request })).toMatchObject({ status: 'succeeded' });
    expect(server).toMatchObject({ requests: 2, made: 1 });
  });

  it("does not touch another user's generation of that id", async () => {
    const request = aRequest();
    await generation.start({ editor: anEditor(), request });
    userId = aUserId();
    await expect(generation.start({ editor: anEditor(), request })).rejects.toMatchObject({ code: 'conflict' });
    expect(await generation.cancel({ id: request.id })).toBeNull();
  });
});

describe('the generation of an editor', () => {
  it('is none where there is none', async () => {
    expect(await generation.forEditor({ editor: anEditor() })).toBeNull();
  });

  it('is found by the draft, and by the video once Studio has named it', async () => {
    const editor = anEditor();
    const request = aRequest();
    await generation.start({ editor, request });
    expect(await generation.forEditor({ editor })).toMatchObject({ request });
    expect(await generation.forEditor({ editor: { ...editor, videoId: VIDEO } })).toMatchObject({ request });
    expect(await generation.forEditor({ editor: anEditor({ videoId: VIDEO }) })).toMatchObject({ request });
    expect(await generation.forEditor({ editor: anEditor({ videoId: OTHER_VIDEO }) })).toBeNull();
  });

  it('is not that of another video for which Studio uses the same dialog', async () => {
    const editor = anEditor({ videoId: VIDEO });
    await generation.start({ editor, request: aRequest() });
    expect(await generation.forEditor({ editor: { ...editor, videoId: OTHER_VIDEO } })).toBeNull();
  });

  it('is the latest, whether it was started for the draft or for the video', async () => {
    const editor = anEditor();
    const latest = aRequest({ title: 'Second' });
    await generation.start({ editor: anEditor({ videoId: VIDEO }), request: aRequest({ title: 'First' }) });
    await generation.start({ editor, request: latest });
    expect(await generation.forEditor({ editor: { ...editor, videoId: VIDEO } })).toMatchObject({ request: latest });
  });

  it("is not another user's", async () => {
    const editor = anEditor();
    await generation.start({ editor, request: aRequest() });
    userId = aUserId();
    expect(await generation.forEditor({ editor })).toBeNull();
  });

  it('is answered at once while it runs', async () => {
    const { arrived, release } = server.hold();
    const editor = anEditor();
    const starting = generation.start({ editor, request: aRequest() });
    await arrived;
    expect(await generation.forEditor({ editor })).toMatchObject({ status: 'running', generation: null });
    release();
    await starting;
    expect(server.requests).toBe(1);
  });
});

describe('cancelling a generation', () => {
  it('takes effect at once, tells the server, and a late answer does not bring it back', async () => {
    const { arrived, release } = server.hold();
    const editor = anEditor();
    const request = aRequest();
    const starting = generation.start({ editor, request });
    await arrived;
    expect(await generation.cancel({ id: request.id })).toMatchObject({ status: 'cancelled', failure: null });
    release();
    expect(await starting).toMatchObject({ status: 'cancelled' });
    expect(await generation.forEditor({ editor })).toMatchObject({ status: 'cancelled', generation: null });
    await vi.waitFor(() => expect(server.cancelled).toEqual([request.id]));
    expect(await generation.start({ editor, request })).toMatchObject({ status: 'cancelled' });
    expect(server.requests).toBe(1);
  });

  it('that comes after the server was done brings what was made, charged once', async () => {
    const { arrived, release } = server.hold();
    const editor = anEditor();
    const request = aRequest();
    server.outcome = { status: 'succeeded' };
    const starting = generation.start({ editor, request });
    await arrived;
    server.generations.set(request.id, aGeneration({ id: request.id }));
    const cancelling = generation.cancel({ id: request.id });
    release();
    expect(await cancelling).toMatchObject({ status: 'succeeded', generation: { id: request.id } });
    expect(await starting).toMatchObject({ status: 'succeeded' });
    expect(await generation.forEditor({ editor })).toMatchObject({ status: 'succeeded' });
    expect(server.made).toBe(0);
  });

  it('that the server only hears of later brings what was made, also after the worker has slept', async () => {
    const { arrived, release } = server.hold();
    const editor = anEditor();
    const request = aRequest();
    const starting = generation.start({ editor, request });
    await arrived;
    server.generations.set(request.id, aGeneration({ id: request.id }));
    server.trouble('cancel', 'offline', 'offline');
    expect(await generation.cancel({ id: request.id })).toMatchObject({ status: 'cancelled' });
    await starting;
    release();
    generation = wake();
    await vi.waitFor(async () => expect(await generation.resume()).toBe(false));
    expect(await generation.forEditor({ editor })).toMatchObject({ status: 'succeeded' });
    expect(server.made).toBe(0);
  });

  it('offline is remembered, and the server is told later', async () => {
    const { arrived } = server.hold();
    const request = aRequest();
    const starting = generation.start({ editor: anEditor(), request });
    await arrived;
    server.trouble('cancel', 'offline', 'session_ended');
    await generation.cancel({ id: request.id });
    await starting;
    generation = wake();
    expect(await generation.resume()).toBe(true);
    expect(await generation.resume()).toBe(false);
    expect(server.cancelled).toEqual([request.id]);
  });

  it('leaves what has succeeded as it is', async () => {
    const request = aRequest();
    await generation.start({ editor: anEditor(), request });
    expect(await generation.cancel({ id: request.id })).toMatchObject({ status: 'succeeded' });
    expect(await generation.resume()).toBe(false);
    expect(server.cancelled).toEqual([]);
  });

  it('of nothing is nothing', async () => {
    expect(await generation.cancel({ id: aGenerationId() })).toBeNull();
  });
});

describe('applying a variant', () => {
  it('is kept with the generation and told the server', async () => {
    const editor = anEditor();
    const request = aRequest();
    const variantId = aVariantId();
    await generation.start({ editor, request });
    await generation.applied({ id: request.id, variantId });
    expect(await generation.forEditor({ editor })).toMatchObject({ appliedVariantId: variantId });
    await vi.waitFor(() => expect(server.applied).toEqual([variantId]));
    expect(await generation.resume()).toBe(false);
  });

  it('offline is remembered and told later', async () => {
    const request = aRequest();
    const variantId = aVariantId();
    await generation.start({ editor: anEditor(), request });
    server.trouble('markApplied', 'offline');
    await generation.applied({ id: request.id, variantId });
    generation = wake();
    await vi.waitFor(async () => expect(await generation.resume()).toBe(false));
    expect(server.applied).toEqual([variantId]);
  });

  it('that the server will never take is not offered for ever', async () => {
    const request = aRequest();
    await generation.start({ editor: anEditor(), request });
    server.trouble('markApplied', 'not_found');
    await generation.applied({ id: request.id, variantId: aVariantId() });
    await vi.waitFor(async () => expect(await generation.resume()).toBe(false));
    expect(server.applied).toEqual([]);
  });
});

describe('a background that dies anywhere', () => {
  it('while it generates has the generation afterwards, made once', async () => {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      server = createGenerationServer();
      disk = aDisk();
      const input = { editor: anEditor(), request: aRequest() };
      const mortality = createMortality(deaths);
      const starting = wake(mortality).start(input);
      survived = await Promise.race([starting.then(() => true), mortality.death.then(() => false)]);
      generation = wake();
      await generation.resume();
      const record = await generation.forEditor({ editor: input.editor });
      // Killed before anything was written, the panel's call goes out again.
      if (!record) expect(server.requests).toBe(0);
      expect(await generation.start(input)).toMatchObject({ status: 'succeeded' });
      expect(server.made).toBe(1);
    }
    expect(deaths).toBeGreaterThan(5);
  });

  it('while it cancels has told the server in the end, or nothing happened', async () => {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      server = createGenerationServer();
      disk = aDisk();
      const { arrived } = server.hold();
      const request = aRequest();
      const editor = anEditor();
      const living = wake();
      void living.start({ editor, request });
      await arrived;
      const mortality = createMortality(deaths);
      const dying = wake(mortality);
      survived = await Promise.race([
        dying.cancel({ id: request.id }).then(() => true),
        mortality.death.then(() => false),
      ]);
      const status = (await openDatabase(disk).generations.get(request.id))?.status;
      if (status === 'running') continue;
      generation = wake();
      await vi.waitFor(async () => expect(await generation.resume()).toBe(false));
      expect(status).toBe('cancelled');
      expect(server.cancelled).toContain(request.id);
    }
    expect(deaths).toBeGreaterThan(2);
  });

  it('while it notes an applied variant knows it here and has told the server in the end, or knows nothing', async () => {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      server = createGenerationServer();
      disk = aDisk();
      const editor = anEditor();
      const request = aRequest();
      const applied = { id: request.id, variantId: aVariantId() };
      await wake().start({ editor, request });
      const mortality = createMortality(deaths);
      survived = await Promise.race([
        wake(mortality)
          .applied(applied)
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      generation = wake();
      await vi.waitFor(async () => expect(await generation.resume()).toBe(false));
      const isKnown = (await generation.forEditor({ editor }))?.appliedVariantId === applied.variantId;
      expect(server.applied.includes(applied.variantId)).toBe(isKnown);
      // The panel, unanswered, says it again.
      await generation.applied(applied);
      await vi.waitFor(() => expect(server.applied).toContain(applied.variantId));
    }
    expect(deaths).toBeGreaterThan(2);
  });
});
