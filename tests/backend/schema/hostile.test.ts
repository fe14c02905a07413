import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, postGenerate, tokenOf } from '../support/generate.ts';

/** Somebody with a client of their own tries everything that the catalogue lists: a new table or function is tried the day it appears. */

/** What a signed-in person may do, by table: `select`, `delete`, and the columns that they may insert or update. */
const ALLOWED: Record<string, { select?: true; delete?: true; insert?: string[]; update?: string[] }> = {
  profiles: { select: true, update: ['name'] },
  consents: { select: true, insert: ['granted', 'policy_version', 'purpose', 'surface'] },
  reference_photos: {
    select: true,
    delete: true,
    insert: ['analysis', 'cutout_path', 'id', 'label', 'original_path', 'person'],
    update: ['label'],
  },
  brand_kits: {
    select: true,
    delete: true,
    insert: ['colours', 'font', 'logo', 'used_by_default'],
    update: ['colours', 'font', 'logo', 'used_by_default'],
  },
  credit_ledger: { select: true },
  engines: { select: true },
  styles: { select: true },
  generations: { select: true },
  variants: { select: true },
};
const CALLABLE = ['cancel_generation', 'credit_balance', 'has_consented', 'mark_variant_applied'];
/** Tables that belong to everybody. */
const SHARED = ['engines', 'styles'];

let backend: Backend;
let ada: TestUser;
let eve: TestUser;
let nobody: SupabaseClient;
let tables: string[];

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signUpConfirmed(backend), await signUpConfirmed(backend)];
  nobody = anonymousClient(backend);
  const rows = await backend.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1",
  );
  tables = rows.map(({ name }) => name);
  await fill(ada);
});
afterAll(() => backend?.stop());

/** A row in every table that a person can have one in. */
async function fill({ client, userId }: TestUser): Promise<void> {
  const consent = { purpose: 'face_photos', granted: true, policy_version: '2026-04', surface: 'account' };
  await client.from('consents').insert(consent).throwOnError();
  const id = crypto.randomUUID();
  await client
    .from('reference_photos')
    .insert({
      id,
      label: 'Me',
      original_path: `${userId}/${id}/original.jpg`,
      cutout_path: `${userId}/${id}/cutout.webp`,
      analysis: {},
    })
    .throwOnError();
  await client
    .from('brand_kits')
    .insert({ colours: ['#0b6b57'], font: { kind: 'bundled', id: 'anton' } })
    .throwOnError();
  await postGenerate(backend, await tokenOf(client), aRequest());
}

const rowsIn = async (table: string) =>
  JSON.stringify(await backend.query(`select to_jsonb(t) as row from public.${table} t order by to_jsonb(t)::text`));

describe('the catalogue', () => {
  it('holds the tables that these tests know', () => {
    expect(tables).toEqual(Object.keys(ALLOWED).sort());
  });

  it('has row-level security on every table', async () => {
    const open = await backend.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity",
    );
    expect(open).toEqual([]);
  });

  it('grants a signed-in person exactly what is listed, and nobody else anything', async () => {
    const grants = await backend.query<{ role: string; table: string; privilege: string; column: string | null }>(`
      select grantee as role, table_name as table, privilege_type as privilege, null as column
      from information_schema.role_table_grants where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC')
      union all
      select grantee, table_name, privilege_type, column_name
      from information_schema.column_privileges c where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC')
        and privilege_type in ('INSERT', 'UPDATE') and not exists (
          select from information_schema.role_table_grants t where t.table_schema = 'public' and t.grantee = c.grantee
            and t.table_name = c.table_name and t.privilege_type = c.privilege_type)`);
    expect(grants.filter(({ role }) => role !== 'authenticated')).toEqual([]);
    const found: typeof ALLOWED = {};
    for (const { table, privilege, column } of grants) {
      const entry = found[table] ?? {};
      found[table] = entry;
      if (privilege === 'SELECT') entry.select = true;
      else if (privilege === 'DELETE') entry.delete = true;
      else if (privilege === 'INSERT') entry.insert = [...(entry.insert ?? []), column ?? 'every column'].sort();
      else if (privilege === 'UPDATE') entry.update = [...(entry.update ?? []), column ?? 'every column'].sort();
      else throw new Error(`${privilege} on ${table} is granted to people who are signed in.`);
    }
    expect(found).toEqual(ALLOWED);
  });

  it('lets a signed-in person call what is listed, and nobody anything', async () => {
    const functions = await backend.query<{ name: string; anon: boolean; authenticated: boolean }>(`
      select proname as name, has_function_privilege('anon', oid, 'execute') as anon,
        has_function_privilege('authenticated', oid, 'execute') as authenticated
      from pg_proc where pronamespace = 'public'::regnamespace`);
    expect(functions.filter(({ anon }) => anon)).toEqual([]);
    expect(
      functions
        .filter(({ authenticated }) => authenticated)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(CALLABLE);
  });

  it('pins the search path of every function that runs with more rights than its caller', async () => {
    const loose = await backend.query(`
      select proname from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and prosecdef and not coalesce(proconfig::text, '') like '%search_path=%'`);
    expect(loose).toEqual([]);
  });
});

describe('somebody else’s rows', () => {
  it('are there to be attacked, in every table', async () => {
    for (const table of tables) expect([table, (await rowsIn(table)).length > 10]).toEqual([table, true]);
  });

  it('cannot be seen by nobody', async () => {
    for (const table of tables) {
      const { data } = await nobody.from(table).select();
      expect([table, data ?? []]).toEqual([table, []]);
    }
  });

  it('cannot be seen by another person', async () => {
    for (const table of tables.filter((name) => !SHARED.includes(name))) {
      const { data } = await eve.client.from(table).select();
      const column = table === 'profiles' ? 'id' : 'user_id';
      const strangers = (data ?? []).filter((row) => row[column] !== eve.userId);
      expect([table, strangers]).toEqual([table, []]);
    }
  });

  it('cannot be changed or deleted by anybody else', async () => {
    for (const table of tables) {
      const before = await rowsIn(table);
      const columns = await backend.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped",
        [table],
      );
      for (const client of [nobody, eve.client]) {
        for (const { name } of columns) {
          const other = await backend.query<{ value: unknown }>(
            `select to_jsonb(t) -> '${name}' as value from public.${table} t limit 1`,
          );
          // Every row but Eve's own: what she may do to hers is another test's.
          await client
            .from(table)
            .update({ [name]: other[0]?.value ?? null })
            .neq(table === 'profiles' ? 'id' : name, eve.userId)
            .select();
        }
        const key = SHARED.includes(table) ? 'id' : table === 'profiles' ? 'id' : 'user_id';
        await client
          .from(table)
          .delete()
          .eq(key, SHARED.includes(table) ? 'auto' : ada.userId);
      }
      expect([table, await rowsIn(table)]).toEqual([table, before]);
    }
  });

  it('cannot be made in somebody else’s name', async () => {
    for (const table of tables) {
      const before = await rowsIn(table);
      const [row] = await backend.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from public.${table} t limit 1`,
      );
      for (const client of [nobody, eve.client]) {
        for (const id of [crypto.randomUUID(), 999_999]) {
          await client.from(table).insert({ ...row?.row, id });
        }
      }
      expect([table, await rowsIn(table)]).toEqual([table, before]);
    }
  });
});

describe('one’s own rows', () => {
  it('take no credits, and no change of what happened', async () => {
    const before = await Promise.all(['credit_ledger', 'generations', 'variants', 'consents'].map(rowsIn));
    const grab = { user_id: ada.userId, kind: 'grant', amount: 999, cause: 'me' };
    expect((await ada.client.from('credit_ledger').insert(grab)).error?.code).toBe('42501');
    for (const [table, change] of [
      ['credit_ledger', { amount: 999 }],
      ['generations', { status: 'running', cost: 0 }],
      ['variants', { applied_at: new Date().toISOString() }],
      ['consents', { granted: false }],
    ] as const) {
      const { error } = await ada.client.from(table).update(change).eq('user_id', ada.userId);
      expect([table, error?.code]).toEqual([table, '42501']);
    }
    expect(await Promise.all(['credit_ledger', 'generations', 'variants', 'consents'].map(rowsIn))).toEqual(before);
  });

  it('keep their owner: a photo cannot be handed on, nor its path bent', async () => {
    for (const change of [{ user_id: eve.userId }, { cutout_path: `${eve.userId}/x/cutout.webp` }]) {
      expect((await ada.client.from('reference_photos').update(change).eq('user_id', ada.userId)).error?.code).toBe(
        '42501',
      );
    }
  });

  it('may be renamed', async () => {
    await ada.client.from('profiles').update({ name: 'Ada L.' }).eq('id', ada.userId).throwOnError();
    const { data } = await ada.client.from('profiles').select('name').single().throwOnError();
    expect(data.name).toBe('Ada L.');
  });

  it('need consent before a face is kept', async () => {
    const id = crypto.randomUUID();
    const { error } = await eve.client.from('reference_photos').insert({
      id,
      label: 'Me',
      original_path: `${eve.userId}/${id}/original.jpg`,
      cutout_path: `${eve.userId}/${id}/cutout.webp`,
      analysis: {},
    });
    expect(error?.code).toBe('42501');
  });
});

describe('the ledger', () => {
  it('cannot be rewritten, not even by its owner', async () => {
    await expect(backend.query('update public.credit_ledger set amount = 999')).rejects.toThrow();
    await expect(backend.query("delete from public.credit_ledger where kind = 'grant'")).rejects.toThrow();
  });

  it('counts a cause once', async () => {
    const twice = `insert into public.credit_ledger (user_id, kind, amount, cause) values ('${ada.userId}', 'grant', 10, 'welcome')`;
    await expect(backend.query(twice)).rejects.toThrow(/unique|duplicate/i);
  });
});

describe('files', () => {
  const picture = new Blob([new Uint8Array(64)], { type: 'image/webp' });
  const BUCKETS = ['brand', 'photos', 'plates', 'thumbnails'];

  it('are in private buckets with limits, the ones that these tests know', async () => {
    const buckets = await backend.query<{ id: string; public: boolean; limited: boolean }>(
      'select id, public, (file_size_limit is not null and allowed_mime_types is not null) as limited from storage.buckets order by id',
    );
    expect(buckets).toEqual(BUCKETS.map((id) => ({ id, public: false, limited: true })));
  });

  it('of somebody else cannot be read, signed, listed, written, moved or deleted', async () => {
    const name = `${ada.userId}/${crypto.randomUUID()}/cutout.webp`;
    const photos = ada.client.storage.from('photos');
    expect((await photos.upload(name, picture, { contentType: 'image/webp' })).error).toBeNull();
    for (const client of [eve.client, nobody]) {
      const bucket = client.storage.from('photos');
      expect((await bucket.download(name)).error).not.toBeNull();
      expect((await bucket.createSignedUrl(name, 60)).error).not.toBeNull();
      expect((await bucket.list(ada.userId)).data ?? []).toEqual([]);
      expect((await bucket.upload(name, picture, { contentType: 'image/webp', upsert: true })).error).not.toBeNull();
      expect((await bucket.move(name, `${eve.userId}/stolen.webp`)).error).not.toBeNull();
      expect((await bucket.copy(name, `${eve.userId}/stolen.webp`)).error).not.toBeNull();
      await bucket.remove([name]);
    }
    expect((await photos.download(name)).data?.size).toBe(64);
  });

  it.each(BUCKETS)('go into one’s own folder only: %s', async (bucket) => {
    for (const name of [
      `${ada.userId}/x.webp`,
      'x.webp',
      `../${eve.userId}/x.webp`,
      `${eve.userId}/../${ada.userId}/x.webp`,
    ]) {
      const { error } = await eve.client.storage.from(bucket).upload(name, picture, { contentType: 'image/webp' });
      expect([name, error === null]).toEqual([name, false]);
    }
  });

  it('are pictures', async () => {
    const text = new Blob(['hello'], { type: 'text/html' });
    const own = ada.client.storage.from('photos');
    const { error } = await own.upload(`${ada.userId}/a/x.html`, text, { contentType: 'text/html' });
    expect(error).not.toBeNull();
  });

  it('are of a bounded size', async () => {
    const huge = new Blob([new Uint8Array(9 * 1024 * 1024)], { type: 'image/webp' });
    const { error } = await ada.client.storage
      .from('photos')
      .upload(`${ada.userId}/a/x.webp`, huge, { contentType: 'image/webp' });
    expect(error).not.toBeNull();
  });
});
