import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { PersonId } from '../../../utils/domain/ids.ts';
import { aPersonId, aPhoto } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let laptop: Profile;
let person: Person;
let pictures: { original: string; cutout: string };

const surface = 'account' as const;

beforeAll(async () => {
  backend = await startTestBackend();
  const read = (file: string) => readFile(`tests/fixtures/photos/${file}`, 'base64');
  pictures = { original: await read('astronaut.jpg'), cutout: await read('astronaut-cutout.webp') };
  [profile, laptop] = [createProfile(backend), createProfile(backend)];
  person = await signUp(backend, profile);
  await laptop.wake().account.signIn(person);
  await profile.wake().people.giveConsent({ surface });
  await profile.wake().photos.add(aPhoto(pictures));
});
afterAll(() => backend?.stop());

/** Rows and files of photos on the server, seen past row-level security. */
async function onServer(): Promise<unknown> {
  const [counts] = await backend.query(
    `select (select count(*)::int from public.reference_photos) as rows,
            (select count(*)::int from storage.objects where bucket_id = 'photos') as files`,
  );
  return counts;
}

const MINE = { rows: 1, files: 2 };

/** Somebody of whom either device has one photo. */
async function addSomebody(): Promise<PersonId> {
  const { id } = await profile.wake().people.add({ id: aPersonId(), label: 'Ben', surface });
  await profile.wake().photos.add(aPhoto({ ...pictures, personId: id }));
  await laptop.wake().photos.add(aPhoto({ ...pictures, personId: id }));
  return id;
}

describe('a withdrawal', () => {
  it('leaves no row and no file on the server, and none on another device once that looks', async () => {
    const id = await addSomebody();
    expect(await onServer()).toEqual({ rows: 3, files: 6 });
    expect(await profile.wake().people.withdraw({ id, surface })).toMatchObject({ consentedAt: null });
    expect(await onServer()).toEqual(MINE);
    const other = laptop.wake();
    expect(await other.people.list()).toMatchObject([{ isMe: true }, { id, consentedAt: null }]);
    expect(await other.photos.list()).toHaveLength(1);
    await expect(other.photos.add(aPhoto({ ...pictures, personId: id }))).rejects.toMatchObject({
      code: 'consent_required',
    });
    await profile.wake().people.remove({ id });
    const proof = await backend.query('select granted from public.consents where person_id = $1 order by id', [id]);
    expect(proof).toEqual([{ granted: true }, { granted: false }]);
  });

  it('of a device that is gone for good is brought to its end by another', async () => {
    const id = await addSomebody();
    // It dies as soon as the server has been told.
    for (let lifespan = 12, said: unknown[] = []; said.length === 0; lifespan++) {
      const mortality = createMortality(lifespan);
      await Promise.race([profile.wake(mortality).people.withdraw({ id, surface }), mortality.death]);
      said = await backend.query('select from public.consents where person_id = $1 and not granted', [id]);
    }
    expect(await onServer()).toEqual({ rows: 3, files: 6 });
    const other = laptop.wake();
    await other.people.list();
    await other.resume();
    expect(await onServer()).toEqual(MINE);
  });

  it('ends the same wherever the worker is killed', async () => {
    const outcomes = new Set<string>();
    let lifespan = 0;
    // The unit tests stop at every step; here it is one in three, over the wire.
    for (let survived = false; !survived; lifespan += 3) {
      const id = await addSomebody();
      const mortality = createMortality(lifespan);
      survived = await Promise.race([
        profile
          .wake(mortality)
          .people.withdraw({ id, surface })
          .then(() => true),
        mortality.death.then(() => false),
      ]);
      const reborn = profile.wake();
      await reborn.resume();
      const found = (await reborn.people.list()).find((one) => one.id === id);
      const isWithdrawn = found?.consentedAt === null;
      outcomes.add(String(isWithdrawn));
      expect(await onServer()).toEqual(isWithdrawn ? MINE : { rows: 3, files: 6 });
      if (!isWithdrawn) await reborn.people.withdraw({ id, surface });
      expect(await onServer()).toEqual(MINE);
    }
    expect(lifespan).toBeGreaterThan(15);
    expect([...outcomes].sort()).toEqual(['false', 'true']);
  });
});
