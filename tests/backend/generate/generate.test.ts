import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateResponseSchema } from '../../../supabase/functions/_shared/contract.ts';
import { JWT_KEY_ID, JWT_SECRET } from '../../../supabase/local/keys.ts';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { Scene } from '../../../utils/scene/schema.ts';
import { signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, balanceOf, ledgerOf, postGenerate, priceStyle, tokenOf } from '../support/generate.ts';

let backend: Backend;

beforeAll(async () => {
  backend = await startTestBackend();
  await priceStyle(backend, 'priced', 2);
});
afterAll(() => backend?.stop());

async function signedIn(): Promise<TestUser & { token: string }> {
  const user = await signUpConfirmed(backend);
  return { ...user, token: await tokenOf(user.client) };
}

async function addPhoto(user: TestUser): Promise<string> {
  const id = crypto.randomUUID();
  const { client, userId } = user;
  await client
    .from('consents')
    .insert({ purpose: 'face_photos', granted: true, policy_version: '2026-04', surface: 'account' })
    .throwOnError();
  const analysis = {
    width: 500,
    height: 500,
    head: { x: 0.3, y: 0.01, width: 0.3, height: 0.32 },
    cutBy: { left: false, right: false, top: false, bottom: true },
    colours: [{ hex: '#d56744', share: 0.5 }],
  };
  await client
    .from('reference_photos')
    .insert({
      id,
      label: 'Me',
      original_path: `${userId}/${id}/original.jpg`,
      cutout_path: `${userId}/${id}/cutout.webp`,
      analysis,
    })
    .throwOnError();
  return id;
}

describe('a generation', () => {
  it('answers three concepts that differ in layout and palette, for nothing', async () => {
    const { token, userId } = await signedIn();
    const { status, body } = await postGenerate(backend, token, aRequest());
    expect(status).toBe(200);
    const { generation, balance } = generateResponseSchema.parse(body);
    expect(generation.status).toBe('succeeded');
    expect(new Set(generation.variants.map(({ scene }) => scene.layout)).size).toBe(3);
    expect(new Set(generation.variants.map(({ scene }) => scene.palette)).size).toBe(3);
    expect(balance).toBe(10);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10']);
  });

  it('puts the photo that was asked for into the picture', async () => {
    const user = await signedIn();
    const photoId = await addPhoto(user);
    const { body } = await postGenerate(backend, user.token, aRequest({ photoIds: [photoId] }));
    const { generation } = generateResponseSchema.parse(body);
    expect(generation.variants.some(({ scene }) => scene.subjects[0]?.photoId === photoId)).toBe(true);
  });

  it('is one generation, however often it is sent', async () => {
    const { token, userId } = await signedIn();
    const request = aRequest({ style: 'priced' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => postGenerate(backend, token, request)));
    for (const { status } of answers) expect(status).toBe(200);
    const first = generateResponseSchema.parse((await postGenerate(backend, token, request)).body);
    expect(first.generation.status).toBe('succeeded');
    expect(first.balance).toBe(8);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -2', 'capture 0']);
  });

  it('is finished by the retry where the function died in the middle', async () => {
    const { token, userId } = await signedIn();
    const request = aRequest({ style: 'priced' });
    await backend.query('select public.start_generation($1, $2, $3::jsonb)', [
      userId,
      request.id,
      JSON.stringify({ ...request, photo_ids: [], photoIds: undefined }),
    ]);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -2']);
    const { status, body } = await postGenerate(backend, token, request);
    expect(status).toBe(200);
    expect(generateResponseSchema.parse(body).generation.status).toBe('succeeded');
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -2', 'capture 0']);
  });

  it('gives the credits back where it fails after the hold', async () => {
    const { token, userId } = await signedIn();
    // The variants cannot be written: the fault that a full disk or a dropped connection would be.
    await backend.query('alter table public.variants add constraint no_more check (position < 0) not valid');
    try {
      const { status, body } = await postGenerate(backend, token, aRequest({ style: 'priced' }));
      expect(status).toBe(500);
      expect(body.error.code).toBe('internal');
      expect(JSON.stringify(body)).not.toMatch(/no_more|variants|constraint/);
    } finally {
      await backend.query('alter table public.variants drop constraint no_more');
    }
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -2', 'release 2']);
  });

  it('is refused without credits, and holds nothing', async () => {
    await priceStyle(backend, 'dear', 11);
    const { token, userId } = await signedIn();
    const { status, body } = await postGenerate(backend, token, aRequest({ style: 'dear' }));
    expect([status, body.error.code]).toEqual([402, 'no_credits']);
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10']);
  });

  it('never spends more than there is, however many start at once', async () => {
    const { token, userId } = await signedIn();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => postGenerate(backend, token, aRequest({ style: 'priced' }))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(15);
    expect(await balanceOf(backend, userId)).toBe(0);
  });
});

describe('cancelling', () => {
  it('before the request arrives makes it come to nothing', async () => {
    const { client, token, userId } = await signedIn();
    const request = aRequest({ style: 'priced' });
    await client.rpc('cancel_generation', { id: request.id }).throwOnError();
    const { body } = await postGenerate(backend, token, request);
    expect(JSON.stringify(body)).toContain('cancelled');
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10']);
  });

  it('after it succeeded changes nothing', async () => {
    const { client, token, userId } = await signedIn();
    const request = aRequest({ style: 'priced' });
    await postGenerate(backend, token, request);
    await client.rpc('cancel_generation', { id: request.id });
    expect(await ledgerOf(backend, userId)).toEqual(['grant 10', 'hold -2', 'capture 0']);
  });

  it('is nobody else’s to do', async () => {
    const ada = await signedIn();
    const eve = await signedIn();
    const request = aRequest();
    await postGenerate(backend, ada.token, request);
    await eve.client.rpc('cancel_generation', { id: request.id });
    const { data } = await ada.client.from('generations').select('status').eq('id', request.id).single().throwOnError();
    expect(data.status).toBe('succeeded');
  });
});

describe('bad input', () => {
  let creator: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    creator = await signedIn();
  });

  const cases: [string, unknown, number, string, string | undefined, number | undefined][] = [
    ['no title, prompt or headline', aRequest({ title: '  ' }), 400, 'invalid_input', 'title', undefined],
    ['a title of 5,000 characters', aRequest({ title: 'a'.repeat(5000) }), 400, 'invalid_input', 'title', 200],
    ['a prompt of 5,000 characters', aRequest({ prompt: 'a'.repeat(5000) }), 400, 'invalid_input', 'prompt', 1000],
    [
      'a description of 5,001 characters',
      aRequest({ description: 'a'.repeat(5001) }),
      400,
      'invalid_input',
      'description',
      5000,
    ],
    ['a headline of 61 characters', aRequest({ headline: 'a'.repeat(61) }), 400, 'invalid_input', 'headline', 60],
    ['no thumbnail at all', aRequest({ count: 0 }), 400, 'invalid_input', 'count', 1],
    ['four thumbnails', aRequest({ count: 4 }), 400, 'invalid_input', 'count', 3],
    ['a locale that is none', aRequest({ locale: 'klingon!' }), 400, 'invalid_input', 'locale', undefined],
    ['broken JSON', '{"id":', 400, 'invalid_input', 'body', undefined],
    ['JSON that is no object', '[]', 400, 'invalid_input', 'body', undefined],
    ['an id that is none', aRequest({ id: 'one' }), 400, 'invalid_input', 'id', undefined],
    ['a style that there is not', aRequest({ style: 'baroque' }), 400, 'unknown_style', undefined, undefined],
    [
      'a photo that there is not',
      aRequest({ photoIds: [crypto.randomUUID()] }),
      404,
      'photo_not_found',
      undefined,
      undefined,
    ],
    [
      'four photos',
      aRequest({ photoIds: [1, 2, 3, 4].map(() => crypto.randomUUID()) }),
      400,
      'invalid_input',
      'photoIds',
      3,
    ],
  ];

  it.each(cases)(
    '%s is refused with a code, and the field and limit where there are such',
    async (_name, body, status, code, field, limit) => {
      const { token, userId } = creator;
      const answer = await postGenerate(backend, token, body);
      expect([answer.status, answer.body.error.code, answer.body.error.field, answer.body.error.limit]).toEqual([
        status,
        code,
        field,
        limit,
      ]);
      expect(answer.body.error.message.length).toBeGreaterThan(10);
      expect(answer.body.error.requestId).toMatch(/\w/);
      expect(await ledgerOf(backend, userId)).toEqual(['grant 10']);
    },
  );

  it('a photo of someone else’s is answered like one that there is not', async () => {
    const ada = await signedIn();
    const eve = await signedIn();
    const photoId = await addPhoto(ada);
    const { status, body } = await postGenerate(backend, eve.token, aRequest({ photoIds: [photoId] }));
    const none = await postGenerate(backend, eve.token, aRequest({ photoIds: [crypto.randomUUID()] }));
    expect([status, body.error.code, body.error.message]).toEqual([
      none.status,
      none.body.error.code,
      none.body.error.message,
    ]);
  });

  it('is made around a still, of which it is told the colours only; another still under the same id is a conflict', async () => {
    const { client, token } = await signedIn();
    const still = { id: crypto.randomUUID(), colours: [{ hex: '#2d6a4f', share: 0.8 }] };
    const request = aRequest({ still });
    const { body } = await postGenerate(backend, token, request);
    const scenes = body.generation.variants.map(({ scene }: { scene: Scene }) => scene);
    const shown = scenes.filter(({ background }: Scene) => background.kind === 'still');
    expect(shown.map(({ background }: Scene) => background)).toMatchObject([{ pictureId: still.id }]);
    const { data } = await client.from('generations').select('still').eq('id', request.id).single().throwOnError();
    expect(data.still).toEqual(still);

    const again = await postGenerate(backend, token, { ...request, still: { ...still, id: crypto.randomUUID() } });
    expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);
    const broken = await postGenerate(backend, token, aRequest({ still: { id: still.id, colours: [] } }));
    expect([broken.status, broken.body.error.code, broken.body.error.field]).toEqual([
      400,
      'invalid_input',
      'still.colours',
    ]);
  });

  it('one’s own id for another request is a conflict, and the first stays', async () => {
    const { client, token } = await signedIn();
    const request = aRequest();
    await postGenerate(backend, token, request);
    const { status, body } = await postGenerate(backend, token, { ...request, title: 'Another title' });
    expect([status, body.error.code]).toEqual([409, 'conflict']);
    const { data } = await client.from('generations').select('title').eq('id', request.id).single().throwOnError();
    expect(data.title).toBe(request.title);
  });

  it('someone else’s id is a conflict that tells nothing', async () => {
    const ada = await signedIn();
    const eve = await signedIn();
    const request = aRequest({ title: 'A secret title' });
    await postGenerate(backend, ada.token, request);
    const { status, body } = await postGenerate(backend, eve.token, request);
    expect([status, body.error.code]).toEqual([409, 'conflict']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('a body too large is refused unread', async () => {
    const { token } = creator;
    const { status, body } = await postGenerate(backend, token, aRequest({ description: 'a'.repeat(2_000_000) }));
    expect([status, body.error.code, body.error.field]).toEqual([413, 'invalid_input', 'body']);
  });
});

describe('who may call', () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  /** As the backend itself signs. */
  function sign(payload: object): string {
    const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: JWT_KEY_ID })}.${encode(payload)}`;
    return `${signed}.${createHmac('sha256', JWT_SECRET).update(signed).digest('base64url')}`;
  }
  const claims = { sub: crypto.randomUUID(), role: 'authenticated', aud: 'authenticated', exp: 4_000_000_000 };

  const expiredToken = sign({ ...claims, exp: 1_700_000_000 });

  it.each([
    ['nobody', null],
    ['the publishable key as a token', 'sb_publishable_2blVV85GdRk2MrObbZj00N_RB96zI3f'],
    ['a token signed by nobody', `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`],
    ['a token that has run out', expiredToken],
    ['a token signed with another key', `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${'a'.repeat(43)}`],
  ])('%s is asked to sign in', async (_name, token) => {
    const { status, body } = await postGenerate(backend, token, aRequest());
    expect([status, body.error.code]).toEqual([401, 'unauthenticated']);
  });

  it('somebody whose token is good, the same way that these were made', async () => {
    const { userId } = await signedIn();
    expect((await postGenerate(backend, sign({ ...claims, sub: userId }), aRequest())).status).toBe(200);
  });

  it('only by POST', async () => {
    const { token } = await signedIn();
    expect((await postGenerate(backend, token, null, 'GET')).status).toBe(405);
  });
});
