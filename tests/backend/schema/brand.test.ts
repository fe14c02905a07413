import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { aFont, aPng } from '../../support/brand.ts';
import { anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';

/** What the database and the file storage take of a brand kit, whoever asks and with whatever client. */

let backend: Backend;
let ada: TestUser;
let eve: TestUser;

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signUpConfirmed(backend), await signUpConfirmed(backend)];
});
afterAll(() => backend?.stop());

const NAME = 'a'.repeat(64);
const BUNDLED = { kind: 'bundled', id: 'anton' };
const ownFont = (owner: TestUser, changes: object = {}) => ({
  kind: 'own',
  family: 'Maker Sans',
  licensedAt: '2026-11-24T10:00:00.000Z',
  path: `${owner.userId}/${NAME}.woff2`,
  ...changes,
});
const logo = (owner: TestUser, changes: object = {}) => ({
  place: 'top-left',
  width: 320,
  height: 120,
  path: `${owner.userId}/${NAME}.png`,
  ...changes,
});
const plain = (changes: object = {}) => ({ colours: [], font: BUNDLED, logo: null, ...changes });

const kitOf = async (owner: TestUser) => {
  const [row] = await backend.query<{ row: Record<string, unknown> }>(
    'select to_jsonb(k) as row from public.brand_kits k where user_id = $1',
    [owner.userId],
  );
  return row?.row;
};

describe('a brand kit', () => {
  beforeEach(async () => {
    await backend.query('delete from public.brand_kits');
  });

  it('is kept whole, belongs to whoever made it, and there is one of it', async () => {
    const full = {
      colours: ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff'],
      font: ownFont(ada),
      logo: logo(ada),
      used_by_default: false,
    };
    await ada.client.from('brand_kits').insert(full).throwOnError();
    expect(await kitOf(ada)).toMatchObject({ ...full, user_id: ada.userId });
    expect((await ada.client.from('brand_kits').insert(plain())).error?.code).toBe('23505');
  });

  it('is replaced in one go, and remembers when', async () => {
    await ada.client.from('brand_kits').insert(plain()).throwOnError();
    const before = await kitOf(ada);
    const colours = ['#0b6b57'];
    await ada.client.from('brand_kits').upsert(plain({ colours }), { onConflict: 'user_id' }).throwOnError();
    const after = await kitOf(ada);
    expect(after).toMatchObject({ colours });
    expect(Date.parse(String(after?.updated_at))).toBeGreaterThan(Date.parse(String(before?.updated_at)));
  });

  it('is seen, changed and deleted by nobody else', async () => {
    await ada.client.from('brand_kits').insert(plain()).throwOnError();
    const before = await kitOf(ada);
    for (const client of [anonymousClient(backend), eve.client]) {
      expect((await client.from('brand_kits').select()).data ?? []).toEqual([]);
      await client
        .from('brand_kits')
        .update({ colours: ['#ff0000'] })
        .eq('user_id', ada.userId);
      await client.from('brand_kits').delete().eq('user_id', ada.userId);
      await client.from('brand_kits').insert({ ...plain(), user_id: ada.userId });
    }
    expect(await kitOf(ada)).toEqual(before);
  });

  it('cannot be made by nobody, nor given to somebody else', async () => {
    expect((await anonymousClient(backend).from('brand_kits').insert(plain())).error).not.toBeNull();
    await ada.client.from('brand_kits').insert(plain()).throwOnError();
    const handOver = await ada.client.from('brand_kits').update({ user_id: eve.userId }).eq('user_id', ada.userId);
    expect(handOver.error?.code).toBe('42501');
    expect(await kitOf(eve)).toBeUndefined();
  });

  it('goes with the account', async () => {
    const leaver = await signUpConfirmed(backend);
    await leaver.client.from('brand_kits').insert(plain()).throwOnError();
    await backend.query('delete from auth.users where id = $1', [leaver.userId]);
    expect(await kitOf(leaver)).toBeUndefined();
  });

  it.each<[string, () => object]>([
    ['six colours', () => ({ colours: Array(6).fill('#000000') })],
    ['a colour by name', () => ({ colours: ['red'] })],
    ['a colour in capitals', () => ({ colours: ['#FFFFFF'] })],
    ['a colour that ends in more', () => ({ colours: ['#ffffff;x'] })],
    ['two colours in one', () => ({ colours: ['#ffffff,#000000'] })],
    ['an empty colour', () => ({ colours: [''] })],
    ['a colour that is none', () => ({ colours: [null] })],
    ['colours inside colours', () => ({ colours: [['#ffffff']] })],
    ['no word about colours', () => ({ colours: null })],
    ['no typeface', () => ({ font: null })],
    ['a typeface that is a word', () => ({ font: 'anton' })],
    ['a typeface that is a list', () => ({ font: ['anton'] })],
    ['a typeface of an unknown kind', () => ({ font: { kind: 'linked', id: 'anton' } })],
    ['a typeface without an id', () => ({ font: { kind: 'bundled' } })],
    ['a typeface with more to it', () => ({ font: { ...BUNDLED, url: 'https://example.com' } })],
    ['a typeface by an address', () => ({ font: { kind: 'bundled', id: 'https://example.com' } })],
    ['a file without a licence', () => ({ font: ownFont(ada, { licensedAt: undefined }) })],
    ['a licence without a time', () => ({ font: ownFont(ada, { licensedAt: 'yes' }) })],
    ['a typeface without a name', () => ({ font: ownFont(ada, { family: '' }) })],
    ['a typeface with a number for a name', () => ({ font: ownFont(ada, { family: 7 }) })],
    ['a typeface with a long name', () => ({ font: ownFont(ada, { family: 'x'.repeat(61) }) })],
    ['a typeface without a file', () => ({ font: ownFont(ada, { path: undefined }) })],
    ['somebody else’s typeface', () => ({ font: ownFont(eve) })],
    [
      'a typeface on the way to somebody else',
      () => ({ font: ownFont(ada, { path: `${ada.userId}/../${NAME}.ttf` }) }),
    ],
    ['a picture for a typeface', () => ({ font: ownFont(ada, { path: `${ada.userId}/${NAME}.png` }) })],
    ['a logo where the duration stands', () => ({ logo: logo(ada, { place: 'bottom-right' }) })],
    ['a logo without a place', () => ({ logo: logo(ada, { place: undefined }) })],
    ['a logo that is too wide', () => ({ logo: logo(ada, { width: 1025 }) })],
    ['a logo without a height', () => ({ logo: logo(ada, { height: 0 }) })],
    ['a logo of half a pixel', () => ({ logo: logo(ada, { height: 1.5 }) })],
    ['a logo whose width is a word', () => ({ logo: logo(ada, { width: '320' }) })],
    ['somebody else’s logo', () => ({ logo: logo(eve) })],
    ['a logo without a file', () => ({ logo: logo(ada, { path: undefined }) })],
    ['a logo with more to it', () => ({ logo: logo(ada, { url: 'https://example.com' }) })],
    ['a logo that is a word', () => ({ logo: 'logo.png' })],
  ])('has not %s', async (_, changes) => {
    const { error } = await ada.client.from('brand_kits').insert(plain(changes()));
    expect(['22P02', '23502', '23514']).toContain(error?.code);
    await ada.client.from('brand_kits').insert(plain()).throwOnError();
    const update = await ada.client.from('brand_kits').update(changes()).eq('user_id', ada.userId);
    expect(update.error).not.toBeNull();
    expect(await kitOf(ada)).toMatchObject(plain());
  });

  it('has no owner and no time of the writer’s choosing', async () => {
    for (const changes of [{ user_id: eve.userId }, { updated_at: '2000-01-01T00:00:00Z' }]) {
      expect((await ada.client.from('brand_kits').insert(plain(changes))).error?.code).toBe('42501');
    }
  });
});

describe('the files of a brand', () => {
  const files = [
    ['png', 'image/png', aPng()],
    ['ttf', 'font/ttf', aFont()],
    ['otf', 'font/otf', aFont()],
    ['woff2', 'font/woff2', aFont()],
  ] as const;

  it.each(files)('may be %s, and come back as they went', async (ending, contentType, bytes) => {
    const bucket = ada.client.storage.from('brand');
    const name = `${ada.userId}/${NAME}.${ending}`;
    expect((await bucket.upload(name, bytes, { contentType })).error).toBeNull();
    const { data } = await bucket.download(name);
    expect(new Uint8Array((await data?.arrayBuffer()) ?? [])).toEqual(bytes);
  });

  it('of somebody else cannot be read, signed, listed, written, moved or deleted', async () => {
    const name = `${ada.userId}/${'b'.repeat(64)}.png`;
    const own = ada.client.storage.from('brand');
    expect((await own.upload(name, aPng(), { contentType: 'image/png' })).error).toBeNull();
    for (const client of [eve.client, anonymousClient(backend)]) {
      const bucket = client.storage.from('brand');
      expect((await bucket.download(name)).error).not.toBeNull();
      expect((await bucket.createSignedUrl(name, 60)).error).not.toBeNull();
      expect((await bucket.list(ada.userId)).data ?? []).toEqual([]);
      expect((await bucket.upload(name, aPng(), { contentType: 'image/png', upsert: true })).error).not.toBeNull();
      const fresh = `${ada.userId}/${'c'.repeat(64)}.png`;
      expect((await bucket.upload(fresh, aPng(), { contentType: 'image/png' })).error).not.toBeNull();
      expect((await bucket.move(name, `${eve.userId}/stolen.png`)).error).not.toBeNull();
      expect((await bucket.copy(name, `${eve.userId}/stolen.png`)).error).not.toBeNull();
      await bucket.remove([name]);
    }
    expect((await own.download(name)).error).toBeNull();
  });

  it('cannot be replaced, only made anew and deleted', async () => {
    const name = `${ada.userId}/${'d'.repeat(64)}.png`;
    const bucket = ada.client.storage.from('brand');
    await bucket.upload(name, aPng(), { contentType: 'image/png' });
    const replaced = await bucket.upload(name, aPng(8, 8), { contentType: 'image/png', upsert: true });
    expect(replaced.error).not.toBeNull();
    expect((await bucket.remove([name])).data).toHaveLength(1);
  });

  it.each(['image/svg+xml', 'text/html', 'image/jpeg', 'application/octet-stream'])(
    'are not %s',
    async (contentType) => {
      const { error } = await ada.client.storage
        .from('brand')
        .upload(`${ada.userId}/${'e'.repeat(64)}.png`, aPng(), { contentType });
      expect(error).not.toBeNull();
    },
  );

  it('are of a bounded size', async () => {
    const huge = new Uint8Array(2 * 1024 * 1024 + 1);
    const { error } = await ada.client.storage
      .from('brand')
      .upload(`${ada.userId}/${'f'.repeat(64)}.ttf`, huge, { contentType: 'font/ttf' });
    expect(error).not.toBeNull();
  });
});
