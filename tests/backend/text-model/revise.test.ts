import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reviseResponseSchema } from '../../../supabase/functions/_shared/contract.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { type ModelAnswer, startTextModelServer, type TextModelServer } from '../../support/text-model.ts';
import { signUpConfirmed, startTestBackend } from '../support/backend.ts';
import { ledgerOf, post, tokenOf } from '../support/generate.ts';

const aWish = (changes: Record<string, unknown> = {}) => ({
  words: 'make it calmer',
  locale: 'en',
  scene: {
    layout: 'headline-stack',
    palette: 'cobalt',
    people: 0,
    side: null,
    headline: { text: '30 days as an astronaut', emphasis: ['30 days'], font: 'roboto', casing: 'upper' },
    hasBadge: false,
    hasLogo: false,
  },
  ...changes,
});

let server: TextModelServer;
let backend: Backend;
let token: string;
let userId: string;
const log: string[] = [];

beforeAll(async () => {
  server = await startTextModelServer();
  backend = await startTestBackend({
    models: server.variables('openai', { KLIKK_TEXT_MODEL_SECONDS: '1' }),
    log: (line) => log.push(line),
  });
  const user = await signUpConfirmed(backend);
  userId = user.userId;
  token = await tokenOf(user.client);
});
afterAll(async () => {
  await backend?.stop();
  await server.close();
});
beforeEach(() => {
  log.length = 0;
  server.asked.length = 0;
});

const revise = async (body: unknown, as: string | null = token) => post(backend, 'revise', as, body);

describe('a wish in plain words', () => {
  it('comes back as changes, and costs nothing', async () => {
    const edits = [
      { kind: 'palette', palette: 'graphite' },
      { kind: 'scale', part: 'headline', factor: 0.8 },
    ];
    server.answer({ say: { edits } });
    const { status, body } = await revise(aWish());
    expect(status).toBe(200);
    expect(reviseResponseSchema.parse(body)).toEqual({ isAvailable: true, edits });
    expect(server.asked[0]?.data).toMatchObject({ wish: 'make it calmer', thumbnail: { layout: 'headline-stack' } });
    expect(server.asked[0]?.instructions).not.toContain('calmer');
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10']);
  });

  it.each<[string, ModelAnswer]>([
    ['is not understood', { say: { edits: [] } }],
    ['comes to something that there is not', { say: { edits: [{ kind: 'explode' }] } }],
    ['comes to an invented word', { say: { edits: [{ kind: 'words', text: 'Astronaut secrets' }] } }],
    ['comes to a part that is not there', { say: { edits: [{ kind: 'remove', part: 'badge' }] } }],
    ['is answered in broken JSON', { sayText: '{"edits"' }],
    ['is refused', { refuse: true }],
    ['is not answered', { hang: true }],
    ['meets a fault', { status: 500 }],
  ])('that %s comes to nothing', async (_how, answer) => {
    server.answer(answer);
    const { status, body } = await revise(aWish({ words: 'something secret' }));
    expect([status, body]).toEqual([200, { isAvailable: true, edits: [] }]);
    expect(log.join()).not.toMatch(/secret/i);
  });

  it('is answered at once where no model is configured', async () => {
    const plain = await startTestBackend();
    try {
      const { client } = await signUpConfirmed(plain);
      const { status, body } = await post(plain, 'revise', await tokenOf(client), aWish());
      expect([status, body]).toEqual([200, { isAvailable: false, edits: [] }]);
    } finally {
      await plain.stop();
    }
  });

  it.each([
    ['no words', aWish({ words: ' ' }), 'words', 1],
    ['words without an end', aWish({ words: 'a'.repeat(201) }), 'words', 200],
    ['no scene', aWish({ scene: undefined }), 'scene', undefined],
  ])('with %s is refused, and the field is named', async (_what, wish, field, limit) => {
    const { status, body } = await revise(wish);
    expect([status, body.error.code, body.error.field, body.error.limit]).toEqual([400, 'invalid_input', field, limit]);
    expect(server.asked).toEqual([]);
  });

  it('of nobody is asked to sign in', async () => {
    expect((await revise(aWish(), null)).status).toBe(401);
    expect(server.asked).toEqual([]);
  });
});
