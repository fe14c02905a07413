import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { adminClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, postGenerate, tokenOf } from '../support/generate.ts';

let backend: Backend;
let ada: TestUser;
let eve: TestUser;

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signUpConfirmed(backend), await signUpConfirmed(backend, { name: 'Eve' })];
});
afterAll(() => backend?.stop());

const TERMS = { purpose: 'face_photos', policy_version: 'test', surface: 'account' };

const say = ({ client }: TestUser, person: string | undefined, granted: boolean) =>
  client.from('consents').insert({ ...TERMS, granted, person_id: person });

async function addPerson(user: TestUser, label = 'Ben', consents = true): Promise<string> {
  const id = crypto.randomUUID();
  await user.client.from('people').insert({ id, label }).throwOnError();
  if (consents) await say(user, id, true).throwOnError();
  return id;
}

function photoOf({ client, userId }: TestUser, person?: string, id: string = crypto.randomUUID()) {
  return client.from('reference_photos').insert({
    id,
    label: 'Photo',
    ...(person && { person_id: person }),
    original_path: `${userId}/${id}/original.jpg`,
    cutout_path: `${userId}/${id}/cutout.webp`,
    analysis: {
      width: 400,
      height: 600,
      head: { x: 0.3, y: 0.05, width: 0.4, height: 0.3 },
      cutBy: { left: false, right: false, top: false, bottom: true },
      colours: [{ hex: '#aa5500', share: 0.6 }],
    },
  });
}

async function addPhoto(user: TestUser, person?: string): Promise<string> {
  const id = crypto.randomUUID();
  await photoOf(user, person, id).throwOnError();
  return id;
}

const refusal = async (asked: PromiseLike<{ error: { code?: string; message: string } | null }>) => {
  const { error } = await asked;
  return error && [error.code, error.message].find((text) => text && text !== 'P0001');
};

describe('people', () => {
  it('are the creator, once, by the creator’s own id, made when it is first needed', async () => {
    const user = await signUpConfirmed(backend);
    const count = () => backend.query('select id, is_me from public.people where user_id = $1', [user.userId]);
    expect(await count()).toEqual([]);
    await say(user, undefined, true).throwOnError();
    await addPhoto(user);
    expect(await count()).toEqual([{ id: user.userId, is_me: true }]);
    const others: { id: string; label: string; is_me?: boolean }[] = [
      { id: user.userId, label: '' },
      { id: crypto.randomUUID(), label: 'Me too', is_me: true },
      { id: crypto.randomUUID(), label: '' },
      { id: crypto.randomUUID(), label: ' ' },
      { id: crypto.randomUUID(), label: 'x'.repeat(LIMITS.labelCharacters + 1) },
    ];
    for (const row of others) {
      expect((await user.client.from('people').insert(row)).error).not.toBeNull();
    }
    expect((await user.client.from('people').update({ label: 'Me' }).eq('id', user.userId)).error?.code).toBe('23514');
    expect(await count()).toHaveLength(1);
  });

  it('keep their ids to themselves: another creator may use the same, and reaches nothing by it', async () => {
    const person = await addPerson(ada);
    expect(await refusal(say(eve, person, true))).toBe('not_found');
    expect(await refusal(photoOf(eve, person))).toBe('consent_required');
    await eve.client.from('people').insert({ id: person, label: 'Mine' }).throwOnError();
    await eve.client.from('people').insert({ id: ada.userId, label: 'Ada' }).throwOnError();
    await say(eve, person, false).throwOnError();
    expect(await refusal(photoOf(ada, person))).toBeNull();
    await eve.client.from('people').update({ label: 'Taken' }).eq('id', person).throwOnError();
    const labels = await backend.query('select label from public.people where user_id = $1 and id = $2', [
      ada.userId,
      person,
    ]);
    expect(labels).toEqual([{ label: 'Ben' }]);
  });

  it('are at most so many', async () => {
    const user = await signUpConfirmed(backend);
    await backend.query(
      `insert into public.people (user_id, id, label)
       select $1, gen_random_uuid(), 'Somebody' from generate_series(2, ${LIMITS.peoplePerAccount})`,
      [user.userId],
    );
    await say(user, undefined, true).throwOnError();
    const last = await addPerson(user);
    expect(await refusal(user.client.from('people').insert({ id: crypto.randomUUID(), label: 'More' }))).toBe(
      'too_many_people',
    );
    expect(await refusal(user.client.from('people').insert({ id: last, label: 'Again' }))).toBe('23505');
  });

  it('are forgotten once there is neither photo nor consent, and the proof stays', async () => {
    const person = await addPerson(ada, 'Cleo');
    const photo = await addPhoto(ada, person);
    const remove = () => refusal(ada.client.rpc('remove_person', { person }));
    expect(await remove()).toBe('conflict');
    await say(ada, person, false).throwOnError();
    expect(await remove()).toBe('conflict');
    await ada.client.from('reference_photos').delete().eq('id', photo).throwOnError();
    await eve.client.rpc('remove_person', { person }).throwOnError();
    expect(await remove()).toBeNull();
    expect(await refusal(ada.client.rpc('remove_person', { person: ada.userId }))).toBe('conflict');
    const proof = await backend.query(
      'select granted, declaration from public.consents where person_id = $1 order by id',
      [person],
    );
    expect(proof).toEqual([
      { granted: true, declaration: 'has_permission' },
      { granted: false, declaration: null },
    ]);
    expect(JSON.stringify(await backend.query('select * from public.consents'))).not.toContain('Cleo');
  });

  it('go with the account, photos and all', async () => {
    const user = await signUpConfirmed(backend);
    await say(user, undefined, true).throwOnError();
    await addPhoto(user);
    await addPhoto(user, await addPerson(user));
    expect((await adminClient(backend).auth.admin.deleteUser(user.userId)).error).toBeNull();
    const [left] = await backend.query(
      `select (select count(*)::int from public.people where user_id = $1) as people,
              (select count(*)::int from public.reference_photos where user_id = $1) as photos`,
      [user.userId],
    );
    expect(left).toEqual({ people: 0, photos: 0 });
  });
});

describe('consent', () => {
  it('is noted with what was declared and by the database’s own clock', async () => {
    const person = await addPerson(ada, 'Dan', false);
    for (const lie of [
      { created_at: '2020-01-01T00:00:00Z' },
      { declaration: 'this_is_me' },
      { user_id: eve.userId },
    ]) {
      const { error } = await ada.client
        .from('consents')
        .insert({ ...TERMS, granted: true, person_id: person, ...lie });
      expect(error?.code).toBe('42501');
    }
    expect((await say(ada, crypto.randomUUID(), true)).error?.message).toBe('not_found');
    const { error } = await ada.client
      .from('consents')
      .insert({ ...TERMS, purpose: 'portrait_fal', granted: true, person_id: person });
    expect(error?.code).toBe('23514');
    await say(ada, person, true).throwOnError();
    await say(ada, undefined, true).throwOnError();
    const [mine, theirs] = await backend.query<{ person_id: string; declaration: string; age: number }>(
      `select person_id, declaration, extract(epoch from now() - created_at)::int as age
       from public.consents where user_id = $1 order by id desc limit 2`,
      [ada.userId],
    );
    expect(mine).toMatchObject({ person_id: ada.userId, declaration: 'this_is_me' });
    expect(theirs).toMatchObject({ person_id: person, declaration: 'has_permission' });
    expect(theirs?.age).toBeLessThan(60);
  });

  it('of one person is none of another’s', async () => {
    const user = await signUpConfirmed(backend);
    const person = await addPerson(user);
    expect(await refusal(photoOf(user))).toBe('consent_required');
    expect(await refusal(photoOf(user, person))).toBeNull();
    await say(user, undefined, true).throwOnError();
    await say(user, person, false).throwOnError();
    expect(await refusal(photoOf(user))).toBeNull();
    expect(await refusal(photoOf(user, person))).toBe('consent_required');
    expect((await user.client.rpc('has_consented', { purpose: 'face_photos' })).data).toBe(true);
    await say(user, person, true).throwOnError();
    await say(user, undefined, false).throwOnError();
    expect((await user.client.rpc('has_consented', { purpose: 'face_photos' })).data).toBe(false);
    expect(await refusal(photoOf(user, person))).toBeNull();
  });

  it('keeps a photo from being handed to or taken from somebody without it, and its files from being changed', async () => {
    const user = await signUpConfirmed(backend);
    await say(user, undefined, true).throwOnError();
    const [willing, unwilling] = [await addPerson(user), await addPerson(user, 'Fay', false)];
    const photo = await addPhoto(user);
    const change = (changes: object) => refusal(user.client.from('reference_photos').update(changes).eq('id', photo));
    expect(await change({ person_id: willing })).toBeNull();
    expect(await change({ person_id: unwilling })).toBe('consent_required');
    expect(await change({ person_id: crypto.randomUUID() })).toBe('consent_required');
    expect(await change({ person_id: eve.userId })).toBe('consent_required');
    await say(user, willing, false).throwOnError();
    expect(await change({ person_id: user.userId })).toBe('consent_required');
    expect(await change({ analysis: {} })).toBe('consent_required');
    expect(await change({ cutout_path: `${user.userId}/${photo}/cutout-2.webp` })).toBe('consent_required');
    const file = new Blob([new Uint8Array(64)], { type: 'image/webp' });
    const upload = (id: string) =>
      user.client.storage.from('photos').upload(`${user.userId}/${id}/${crypto.randomUUID()}.webp`, file);
    expect((await upload(photo)).error).not.toBeNull();
    expect((await upload(crypto.randomUUID())).error).toBeNull();
    await say(user, undefined, false).throwOnError();
    expect((await upload(crypto.randomUUID())).error).not.toBeNull();
  });
});

describe('a generation', () => {
  it('takes nobody who does not consent, whoever asks and however far it is', async () => {
    const user = await signUpConfirmed(backend);
    await say(user, undefined, true).throwOnError();
    const person = await addPerson(user);
    const [mine, theirs] = [await addPhoto(user), await addPhoto(user, person)];
    const token = await tokenOf(user.client);
    const request = aRequest({ photoIds: [mine, theirs] });
    expect((await postGenerate(backend, token, request)).body).toMatchObject({ generation: { status: 'succeeded' } });
    const [shown] = await backend.query<{ person_ids: string[] }>(
      'select person_ids from public.generations where id = $1',
      [request.id],
    );
    expect(shown?.person_ids.toSorted()).toEqual([user.userId, person].toSorted());

    await say(user, person, false).throwOnError();
    const refused = aRequest({ photoIds: [mine, theirs] });
    const answer = await postGenerate(backend, token, refused);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'person_without_consent']);
    expect(await backend.query('select from public.generations where id = $1', [refused.id])).toEqual([]);
    expect((await postGenerate(backend, token, aRequest({ photoIds: [mine] }))).status).toBe(200);

    // One that was begun before reads its photos only now.
    const running = aRequest({ photoIds: [mine, theirs] });
    await say(user, person, true).throwOnError();
    const { data } = await adminClient(backend)
      .rpc('start_generation', {
        creator: user.userId,
        generation: running.id,
        request: { ...running, photo_ids: running.photoIds },
      })
      .throwOnError();
    expect(data).toMatchObject({ generation: { status: 'running' } });
    await say(user, person, false).throwOnError();
    const late = await postGenerate(backend, token, running);
    expect([late.status, late.body.error.code]).toEqual([403, 'person_without_consent']);
    await user.client.rpc('delete_generations', { ids: [request.id] }).throwOnError();
    expect(await backend.query('select person_ids from public.generations where id = $1', [request.id])).toEqual([
      { person_ids: [] },
    ]);
  });

  it('can be given photos in no other way', async () => {
    const admin = adminClient(backend);
    expect((await admin.from('reference_photos').select()).error?.code).toBe('42501');
    const theirs = await addPhoto(ada, await addPerson(ada));
    const { data } = await admin.rpc('photos_for_use', { creator: eve.userId, ids: [theirs] }).throwOnError();
    expect(data).toEqual([]);
  });

  it('puts two different people side by side, and nobody beside themselves', async () => {
    const user = await signUpConfirmed(backend);
    await say(user, undefined, true).throwOnError();
    const mine = [await addPhoto(user), await addPhoto(user)];
    const token = await tokenOf(user.client);
    const layouts = async (photoIds: string[]) => {
      const { body } = await postGenerate(backend, token, aRequest({ photoIds }));
      return (body.generation.variants as { scene: { layout: string; subjects: { photoId: string }[] } }[]).map(
        ({ scene }) => ({ layout: scene.layout, photos: scene.subjects.map(({ photoId }) => photoId) }),
      );
    };
    expect((await layouts(mine)).filter(({ layout }) => layout === 'duo')).toEqual([]);
    const theirs = await addPhoto(user, await addPerson(user));
    const duo = (await layouts([...mine, theirs])).find(({ layout }) => layout === 'duo');
    expect(duo?.photos).toEqual([mine[0], theirs]);
  });
});
