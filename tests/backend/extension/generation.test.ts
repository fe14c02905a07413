import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { anEditor, aPhoto, aPhotoId, aRequest } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let person: Person;

/** A style behind an engine that costs something, so that money has to move. */
const PRICED = 'priced';

beforeAll(async () => {
  backend = await startTestBackend();
  await backend.query(`insert into public.engines (id, cost) values ('${PRICED}', 1)`);
  await backend.query(`insert into public.styles (id, engine, position) values ('${PRICED}', '${PRICED}', 99)`);
  profile = createProfile(backend);
  person = await signUp(backend, profile);
});
afterAll(() => backend.stop());

interface Money {
  kind: string;
  amount: number;
}

/** What the server holds on a generation, seen past row-level security. */
async function onServer(id: string) {
  const [generation] = await backend.query<{ status: string; variants: number }>(
    `select status, (select count(*)::int from public.variants where generation_id = generations.id) as variants
     from public.generations where id = $1`,
    [id],
  );
  const money = await backend.query<Money>(
    'select kind, amount from public.credit_ledger where cause = $1 order by id',
    [`generation:${id}`],
  );
  return { status: generation?.status, variants: generation?.variants, money };
}

const CHARGED_ONCE = {
  status: 'succeeded',
  variants: 3,
  money: [
    { kind: 'hold', amount: -1 },
    { kind: 'capture', amount: 0 },
  ],
};

/** Credits for as many deaths as there may be. */
async function grantCredits(amount: number): Promise<void> {
  await backend.query(
    `insert into public.credit_ledger (user_id, kind, amount, cause)
     select id, 'grant', $2, gen_random_uuid()::text from auth.users where email = $1`,
    [person.email, amount],
  );
}

describe('a generation on the backend', () => {
  it('is three different thumbnails for a title, and costs nothing with the embedded engine', async () => {
    const request = aRequest({ title: 'I Trained Like an Astronaut for 30 Days' });
    const record = await profile.wake().generation.start({ editor: anEditor(), request });
    expect(record).toMatchObject({
      status: 'succeeded',
      failure: null,
      generation: { id: request.id, engine: 'embedded' },
    });
    const scenes = record.generation?.variants.map(({ scene }) => JSON.stringify(scene)) ?? [];
    expect(new Set(scenes).size).toBe(3);
    expect((await onServer(request.id)).money).toEqual([]);
  });

  it('takes a photo of the creator, and refuses one that is not there', async () => {
    const { people, photos, generation } = profile.wake();
    await people.giveConsent({ surface: 'account' });
    const photo = aPhoto({
      original: await readFile('tests/fixtures/photos/astronaut.jpg', 'base64'),
      cutout: await readFile('tests/fixtures/photos/astronaut-cutout.webp', 'base64'),
    });
    await photos.add(photo);
    const editor = anEditor();
    expect(await generation.start({ editor, request: aRequest({ photoIds: [photo.id] }) })).toMatchObject({
      status: 'succeeded',
    });
    expect(await generation.start({ editor, request: aRequest({ photoIds: [aPhotoId()] }) })).toMatchObject({
      status: 'failed',
      failure: { code: 'photo_not_found', retryable: false },
    });
  });

  it('has its styles and their prices from the database, in order', async () => {
    const styles = await profile.wake().generation.styles();
    expect(styles[0]).toEqual({ id: 'auto', cost: 0, model: null, usesOwnKey: false, repaint: null });
    expect(styles.at(-1)).toEqual({ id: PRICED, cost: 1, model: null, usesOwnKey: false, repaint: null });
  });

  it('that is cancelled before the server hears of it holds nothing, however late it is heard', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const late: Promise<unknown>[] = [];
    const slow = createProfile(backend, async (input, init) => {
      if (!String(input).includes('/generate')) return fetch(input, init);
      late.push(held.then(() => fetch(input, { ...init, signal: null })));
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    });
    const { account, generation } = slow.wake();
    await account.signIn(person);
    const request = aRequest({ style: PRICED });
    const starting = generation.start({ editor: anEditor(), request });
    await vi.waitFor(() => expect(late).toHaveLength(1));
    expect(await generation.cancel({ id: request.id })).toMatchObject({ status: 'cancelled' });
    expect(await starting).toMatchObject({ status: 'cancelled' });
    await vi.waitFor(async () => expect((await onServer(request.id)).status).toBe('cancelled'));
    release();
    await Promise.all(late);
    expect(await onServer(request.id)).toEqual({ status: 'cancelled', variants: 0, money: [] });
  });

  it('that was applied is marked', async () => {
    const { generation } = profile.wake();
    const request = aRequest();
    const { generation: made } = await generation.start({ editor: anEditor(), request });
    const variantId = made?.variants[1]?.id;
    if (!variantId) throw new Error('There is no second variant.');
    await generation.applied({ id: request.id, variantId });
    await vi.waitFor(async () => {
      const rows = await backend.query('select id from public.variants where applied_at is not null');
      expect(rows).toEqual([{ id: variantId }]);
    });
  });

  it('in which a background dies anywhere is made once and charged once', async () => {
    await grantCredits(100);
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      const mortality = createMortality(deaths);
      const input = { editor: anEditor(), request: aRequest({ style: PRICED }) };
      const starting = profile.wake(mortality).generation.start(input);
      survived = await Promise.race([starting.then(() => true), mortality.death.then(() => false)]);
      const reborn = profile.wake();
      await reborn.resume();
      // Where it died before anything was written, the panel's call goes out again.
      expect(await reborn.generation.start(input)).toMatchObject({ status: 'succeeded' });
      expect(await onServer(input.request.id)).toEqual(CHARGED_ONCE);
    }
    expect(deaths).toBeGreaterThan(8);
  });
});
