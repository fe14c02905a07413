import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { DEFAULT_BRAND_FONT } from '../../../utils/scene/brand-kit.ts';
import { createMortality } from '../../support/background/mortality.ts';
import { createProfile, type Profile } from '../../support/background/profile.ts';
import { aBrandKit, aFont, aLogo, aPng, OWN_FONT } from '../../support/brand.ts';
import { startTestBackend } from '../support/backend.ts';
import { type Person, signUp } from './sign-up.ts';

let backend: Backend;
let profile: Profile;
let person: Person;
let isOnline: boolean;

const network: typeof fetch = async (input, init) => {
  if (!isOnline) throw new TypeError('Failed to fetch');
  return fetch(input, init);
};

beforeAll(async () => {
  isOnline = true;
  backend = await startTestBackend();
  profile = createProfile(backend, network);
  person = await signUp(backend, profile);
});
afterAll(() => backend.stop());

beforeEach(async () => {
  isOnline = true;
  await profile.wake().brand.delete();
});

const logo = toBase64(aPng());
const font = toBase64(aFont());
const fullKit = () => aBrandKit({ font: OWN_FONT, logo: aLogo() });
const NOTHING = { kit: null, logo: null, font: null };

/** Another browser in which the same person is signed in. */
async function anotherDevice(): Promise<Profile> {
  const device = createProfile(backend);
  await device.wake().account.signIn(person);
  return device;
}

/** Files on the server, seen past row-level security. */
async function filesOnServer(): Promise<string[]> {
  const rows = await backend.query<{ name: string }>("select name from storage.objects where bucket_id = 'brand'");
  return rows.map(({ name }) => name.slice(name.indexOf('/') + 1)).sort();
}

describe('a brand kit on the backend', () => {
  it('is none until one is saved', async () => {
    expect(await profile.wake().brand.read()).toEqual(NOTHING);
  });

  it('is saved whole, read and changed on another device, and deleted without a trace', async () => {
    const { brand } = profile.wake();
    const whole = { kit: fullKit(), logo, font };
    expect(await brand.save(whole)).toEqual(whole);
    expect(await filesOnServer()).toHaveLength(2);

    const laptop = (await anotherDevice()).wake().brand;
    expect(await laptop.read()).toEqual(whole);
    const changed = { ...whole.kit, colours: [], usedByDefault: false, logo: aLogo({ place: 'bottom-left' }) };
    expect(await laptop.save({ kit: changed })).toEqual({ kit: changed, logo, font });
    expect(await brand.read()).toEqual({ kit: changed, logo, font });

    await laptop.delete();
    expect(await filesOnServer()).toEqual([]);
    expect(await brand.read()).toEqual(NOTHING);
  });

  it('is read without a connection, by a worker that has just woken', async () => {
    const whole = { kit: fullKit(), logo, font };
    await profile.wake().brand.save(whole);
    isOnline = false;
    expect(await profile.wake().brand.read()).toEqual(whole);
    await expect(profile.wake().brand.save(whole)).rejects.toMatchObject({ code: 'offline', retryable: true });
    await expect(profile.wake().brand.delete()).rejects.toMatchObject({ code: 'offline', retryable: true });
    expect(await profile.wake().brand.read()).toEqual(whole);
  });

  it('does not seem to be none where it was never read', async () => {
    const device = createProfile(backend, network);
    await device.wake().account.signIn(person);
    isOnline = false;
    await expect(device.wake().brand.read()).rejects.toMatchObject({ code: 'offline' });
  });

  it('gives up files that it no longer has', async () => {
    const { brand } = profile.wake();
    await brand.save({ kit: fullKit(), logo, font });
    const other = toBase64(aPng(64, 64));
    const kit = aBrandKit({ logo: aLogo({ width: 64, height: 64 }) });
    expect(await brand.save({ kit, logo: other })).toEqual({ kit, logo: other, font: null });
    expect(await filesOnServer()).toHaveLength(1);
    await brand.save({ kit: aBrandKit() });
    expect(await filesOnServer()).toEqual([]);
  });

  it('knows the size of its logo better than who saves it', async () => {
    const kit = aBrandKit({ logo: aLogo({ width: 1, height: 1 }) });
    const saved = await profile.wake().brand.save({ kit, logo });
    expect(saved.kit?.logo).toEqual(aLogo());
  });

  it.each([
    ['a logo without a file', { kit: aBrandKit({ logo: aLogo() }) }, { field: 'logo' }],
    ['a typeface without a file', { kit: aBrandKit({ font: OWN_FONT }) }, { field: 'font' }],
    ['a logo that is no PNG', { kit: aBrandKit({ logo: aLogo() }), logo: font }, { field: 'logo' }],
    ['a typeface that is none', { kit: aBrandKit({ font: OWN_FONT }), font: logo }, { field: 'font' }],
    [
      'a logo with too many pixels',
      { kit: aBrandKit({ logo: aLogo() }), logo: toBase64(aPng(1025, 10)) },
      { field: 'logo', limit: 1024 },
    ],
  ])('refuses %s, and stays as it was', async (_, input, detail) => {
    const { brand } = profile.wake();
    await brand.save({ kit: aBrandKit() });
    await expect(brand.save(input)).rejects.toMatchObject({ code: 'invalid_input', detail });
    expect(await brand.read()).toEqual({ kit: aBrandKit(), logo: null, font: null });
    expect(await filesOnServer()).toEqual([]);
  });

  it('has no logo where its file is gone', async () => {
    await profile.wake().brand.save({ kit: fullKit(), logo, font });
    await backend.query("delete from storage.objects where bucket_id = 'brand'");
    const { brand } = (await anotherDevice()).wake();
    expect(await brand.read()).toEqual({
      kit: { ...fullKit(), logo: null, font: DEFAULT_BRAND_FONT },
      logo: null,
      font: null,
    });
  });

  it('is forgotten here at sign-out, and kept in the account', async () => {
    const device = await anotherDevice();
    await device.wake().brand.save({ kit: aBrandKit() });
    await device.wake().account.signOut();
    await expect(device.wake().brand.read()).rejects.toMatchObject({ code: 'unauthenticated' });
    await device.wake().account.signIn(person);
    expect((await device.wake().brand.read()).kit).toEqual(aBrandKit());
  });

  it('is another one for another person', async () => {
    await profile.wake().brand.save({ kit: aBrandKit() });
    const other = createProfile(backend);
    await signUp(backend, other);
    expect(await other.wake().brand.read()).toEqual(NOTHING);
  });
});

describe('a background that dies anywhere', () => {
  const before = { kit: aBrandKit({ colours: ['#111111'], logo: aLogo() }), logo };
  const other = toBase64(aPng(64, 64));
  const after = { kit: aBrandKit({ font: OWN_FONT, logo: aLogo({ width: 64, height: 64 }) }), logo: other, font };

  /** Does something with a kit in backgrounds that live ever longer, until one lives long enough. */
  async function dieEverywhere(work: (mortal: ReturnType<Profile['wake']>) => Promise<unknown>, check: () => unknown) {
    let deaths = 0;
    for (let survived = false; !survived; deaths++) {
      await profile.wake().brand.save(before);
      const mortality = createMortality(deaths);
      survived = await Promise.race([
        work(profile.wake(mortality)).then(() => true),
        mortality.death.then(() => false),
      ]);
      await check();
    }
    return deaths;
  }

  it('while a kit is saved leaves the new one or the old one, and the next save leaves no stray file', async () => {
    const laptop = await anotherDevice();
    const deaths = await dieEverywhere(
      ({ brand }) => brand.save(after),
      async () => {
        const kept = await profile.wake().brand.read();
        expect([{ ...before, font: null }, after]).toContainEqual(kept);
        expect(await laptop.wake().brand.read()).toEqual(kept);
        await profile.wake().brand.save(after);
        expect(await filesOnServer()).toHaveLength(2);
      },
    );
    expect(deaths).toBeGreaterThan(10);
  });

  it('while a kit is deleted leaves what can be deleted again', async () => {
    const deaths = await dieEverywhere(
      ({ brand }) => brand.delete(),
      async () => {
        const kept = await profile.wake().brand.read();
        if (kept.kit) await profile.wake().brand.delete();
        expect(await filesOnServer()).toEqual([]);
        expect(await profile.wake().brand.read()).toEqual(NOTHING);
      },
    );
    expect(deaths).toBeGreaterThan(5);
  });
});
