import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { GenerationId } from '../../../utils/domain/ids.ts';
import { UNDO_MILLISECONDS } from '../../../utils/domain/limits.ts';
import { anEditor, aRequest } from '../../support/background/builders.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { adminClient, signUpConfirmed, startTestBackend } from '../support/backend.ts';
import { postGenerate, tokenOf } from '../support/generate.ts';
import { type Person, signUp } from './sign-up.ts';

/** The history of one person in two browsers, on the backend itself. */

const ALL = { after: null, search: '', videoId: null, favouritesOnly: false };
const PRICED = 'priced';

let backend: Backend;
let person: Person;
let userId: string;
let laptop: Profile;
let desktop: Profile;

beforeAll(async () => {
  backend = await startTestBackend();
  await backend.query(`insert into public.engines (id, cost) values ('${PRICED}', 1)`);
  await backend.query(`insert into public.styles (id, engine, position) values ('${PRICED}', '${PRICED}', 99)`);
  [laptop, desktop] = [createProfile(backend), createProfile(backend)];
  person = await signUp(backend, laptop);
  await desktop.wake().account.signIn(person);
  const [user] = await backend.query<{ id: string }>('select id from auth.users where email = $1', [person.email]);
  userId = user?.id ?? '';
});
afterAll(() => backend?.stop());

async function generate(profile: Profile, title: string, style = 'auto'): Promise<GenerationId> {
  const request = aRequest({ title, style });
  const record = await profile.wake().generation.start({ editor: anEditor(), request });
  expect(record.status).toBe('succeeded');
  return request.id;
}

/** Whatever names a generation, past row-level security. */
async function onServer(id: GenerationId) {
  const [counts] = await backend.query(
    `select (select count(*)::int from public.variants where generation_id = $1) as variants,
      (select count(*)::int from public.plates where generation_id = $1) as plates,
      (select count(*)::int from public.repaints where generation_id = $1) as repaints,
      (select count(*)::int from public.credit_ledger where cause = 'generation:' || $1) as movements`,
    [id],
  );
  return counts;
}

const rowOf = async (id: GenerationId) =>
  (await backend.query<Record<string, unknown>>('select * from public.generations where id = $1', [id]))[0];

/** A background of a model's, its file, and a repaint made from it, as a job leaves them behind. */
async function addPlate(id: GenerationId): Promise<{ plate: string; repaint: GenerationId }> {
  const plate = crypto.randomUUID();
  const repaint = aRequest().id;
  await backend.query(
    `insert into public.plates (id, generation_id, user_id, position, scene, reason, prompt, status, finished_at)
     values ($1, $2, $3, 0, '{}', '', 'a prompt', 'painted', now())`,
    [plate, id, userId],
  );
  await backend.query(
    `insert into public.generations (id, user_id, title, style, locale, count, status, engine, finished_at)
     select $1, user_id, title, style, locale, 1, 'succeeded', engine, now() from public.generations where id = $2`,
    [repaint, id],
  );
  await backend.query('insert into public.repaints (generation_id, user_id, picture_id) values ($1, $2, $3)', [
    repaint,
    userId,
    plate,
  ]);
  const file = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { error } = await adminClient(backend)
    .storage.from('plates')
    .upload(`${userId}/${plate}`, file, { contentType: 'image/png' });
  expect(error).toBeNull();
  return { plate, repaint };
}

const filesLeft = async () =>
  (await adminClient(backend).storage.from('plates').list(userId)).data?.map(({ name }) => name);

describe('a history in two browsers', () => {
  it('is the same in both, and what one deletes goes in the other, with everything but the ledger', async () => {
    await backend.query(
      `insert into public.credit_ledger (user_id, kind, amount, cause) values ($1, 'grant', 5, 'tests')`,
      [userId],
    );
    const id = await generate(laptop, 'Made on the laptop', PRICED);
    const { plate, repaint } = await addPlate(id);
    expect(await filesLeft()).toEqual([plate]);

    const there = desktop.wake().history;
    expect(await there.refresh()).toEqual({ isChanged: true });
    const { entries } = await there.page(ALL);
    expect(entries.map(({ title, thumbnails }) => [title, thumbnails.length])).toEqual([['Made on the laptop', 3]]);
    const here = await laptop.wake().history.latest();
    expect(entries[0]?.thumbnails).toEqual(here?.thumbnails);

    await there.delete({ ids: [id] });
    expect(await onServer(id)).toMatchObject({ variants: 3 });
    await new Promise((resolve) => setTimeout(resolve, UNDO_MILLISECONDS + 50));
    await desktop.wake().resume();
    expect(await onServer(id)).toEqual({ variants: 0, plates: 0, repaints: 0, movements: 2 });
    expect(await onServer(repaint)).toEqual({ variants: 0, plates: 0, repaints: 0, movements: 0 });
    expect(await filesLeft()).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ status: 'cancelled', title: '', style: null, photo_ids: [], cost: 1 });

    expect(await laptop.wake().history.refresh()).toEqual({ isChanged: true });
    expect((await laptop.wake().history.page(ALL)).entries).toEqual([]);
  });

  it('does not make and charge again what was deleted, whoever asks for it', async () => {
    const id = await generate(laptop, 'Once', PRICED);
    const { request } = (await laptop.wake().generation.read({ id })) ?? {};
    await laptop.wake().history.deleteAll();
    await laptop.wake().resume();
    expect(await onServer(id)).toMatchObject({ variants: 0 });
    if (!request) throw new Error('It was there.');
    expect(await desktop.wake().generation.start({ editor: anEditor(), request })).toMatchObject({
      status: 'cancelled',
    });
    expect(await onServer(id)).toMatchObject({ variants: 0, movements: 2 });
  });

  it('is passed over where it is somebody else’s', async () => {
    const id = await generate(laptop, 'Mine');
    const { client } = await signUpConfirmed(backend, { name: 'Eve' });
    const hers = aRequest({ title: 'Hers' });
    await postGenerate(backend, await tokenOf(client), hers);
    const before = [await rowOf(id), await onServer(id)];

    const listed = await client.rpc('list_generations', { after: null, amount: 500 }).throwOnError();
    expect(listed.data).toMatchObject({ total: 1, lines: [{ id: hers.id, title: 'Hers' }] });
    const read = await client.rpc('read_generations', { ids: [id, hers.id] }).throwOnError();
    expect(read.data).toMatchObject([{ request: { id: hers.id } }]);
    expect((await client.rpc('pictures_of_generations', { ids: [id] }).throwOnError()).data).toEqual([]);
    await client.rpc('delete_generations', { ids: [id] }).throwOnError();
    expect([await rowOf(id), await onServer(id)]).toEqual(before);
  });
});
