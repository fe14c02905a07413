import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { adminClient, anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';
import { aRequest, postGenerate, tokenOf } from '../support/generate.ts';

/** Somebody with a client of their own tries everything that the catalogue lists: a new table or function is tried the day it appears. */

/** What a signed-in person may do, by table: `select`, `delete`, and the columns that they may insert or update. */
const ALLOWED: Record<string, { select?: true; delete?: true; insert?: string[]; update?: string[] }> = {
  profiles: { select: true, update: ['name'] },
  consents: { select: true, insert: ['granted', 'person_id', 'policy_version', 'purpose', 'surface'] },
  people: { select: true, insert: ['id', 'label'], update: ['label'] },
  // Before the photos: where one of them is deleted, its id stays here for good.
  photos_that_left: { select: true, delete: true },
  reference_photos: {
    select: true,
    delete: true,
    insert: ['analysis', 'cutout_path', 'id', 'label', 'original_path', 'person_id'],
    update: ['analysis', 'cutout_path', 'label', 'original_path', 'person_id'],
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
const CALLABLE = [
  'cancel_generation',
  'credit_balance',
  'delete_generations',
  'end_session',
  'has_consented',
  'has_consented_for',
  'list_generations',
  'list_people',
  'mark_variant_applied',
  'may_add_photo_file',
  'move_photo_out',
  'own_provider_keys',
  'own_sessions',
  'pictures_of_generations',
  'read_generations',
  'remove_person',
];
/** Tables that belong to everybody. */
const SHARED = ['engines', 'styles'];

/** Tables that nobody but the server's own functions may look into, each with a column of text. */
const SERVERS = { image_models: 'engine', plates: 'prompt', repaints: 'mask' };

const TABLES = Object.keys(ALLOWED);
/** The column that says whose a row is. */
const ownerColumnOf = (table: string) => (table === 'profiles' ? 'id' : 'user_id');

let backend: Backend;
let ada: TestUser;
/** Attacks, and has everything herself that Ada has: whatever is refused to her is refused for not being hers. */
let eve: TestUser;
/** Minds his own business. */
let bob: TestUser;
let nobody: SupabaseClient;
let tables: string[];

beforeAll(async () => {
  backend = await startTestBackend();
  [ada, eve] = [await signUpConfirmed(backend), await signUpConfirmed(backend, { name: 'Eve' })];
  bob = await signUpConfirmed(backend, { name: 'Bob' });
  nobody = anonymousClient(backend);
  const rows = await backend.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1",
  );
  tables = rows.map(({ name }) => name);
  await fill(ada, 'Me');
  await fill(eve, 'Mine');
  await fill(bob, 'Bob');
});
afterAll(() => backend?.stop());

/** A row in every table that a person can have one in. */
async function fill({ client, userId }: TestUser, label: string): Promise<void> {
  const consent = { purpose: 'face_photos', granted: true, policy_version: '2026-04', surface: 'account' };
  await client.from('consents').insert(consent).throwOnError();
  await client.from('people').insert({ id: crypto.randomUUID(), label: 'Ben' }).throwOnError();
  const [kept, moved] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const id of [kept, moved]) {
    await client
      .from('reference_photos')
      .insert({
        id,
        label,
        original_path: `${userId}/${id}/original.jpg`,
        cutout_path: `${userId}/${id}/cutout.webp`,
        analysis: {},
      })
      .throwOnError();
  }
  await client.rpc('move_photo_out', { photo: moved }).throwOnError();
  await client
    .from('brand_kits')
    .insert({ colours: ['#0b6b57'], font: { kind: 'bundled', id: 'anton' } })
    .throwOnError();
  await postGenerate(backend, await tokenOf(client), aRequest({ title: `${label}: seven days in the desert` }));
}

const rowsIn = async (table: string) =>
  JSON.stringify(await backend.query(`select to_jsonb(t) as row from public.${table} t order by to_jsonb(t)::text`));

/** What is not Eve's. */
async function rowsOfOthers(table: string): Promise<object[]> {
  const condition = SHARED.includes(table) ? '' : `where ${ownerColumnOf(table)} <> '${eve.userId}'`;
  return backend.query(`select to_jsonb(t) as row from public.${table} t ${condition} order by to_jsonb(t)::text`);
}

describe('the catalogue', () => {
  it('holds the tables that these tests know', () => {
    expect(tables).toEqual([...TABLES, ...Object.keys(SERVERS)].toSorted());
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

describe('the server’s own tables', () => {
  it.each(Object.entries(SERVERS))('are closed to everybody: %s', async (table, column) => {
    for (const client of [nobody, eve.client]) {
      const answers = [
        await client.from(table).select(),
        await client.from(table).insert([{ [column]: 'mine' }] as never),
        await client
          .from(table)
          .update({ [column]: 'mine' })
          .neq(column, ''),
        await client.from(table).delete().neq(column, ''),
      ];
      expect(answers.map(({ error }) => error?.code)).toEqual(answers.map(() => '42501'));
    }
  });
});

describe('somebody else’s rows', () => {
  it.each(TABLES)('cannot be seen by nobody, nor by another person: %s', async (table) => {
    expect((await rowsOfOthers(table)).length).toBeGreaterThan(0);
    expect((await nobody.from(table).select()).data ?? []).toEqual([]);
    if (SHARED.includes(table)) return;
    const { data } = await eve.client.from(table).select().throwOnError();
    expect(data.length).toBeGreaterThan(0);
    expect(data.filter((row) => row[ownerColumnOf(table)] !== eve.userId)).toEqual([]);
  });

  it.each(TABLES)('cannot be made in somebody else’s name: %s', async (table) => {
    const before = await rowsIn(table);
    const owner = SHARED.includes(table) ? 'true' : `${ownerColumnOf(table)} = '${ada.userId}'`;
    const [found] = await backend.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from public.${table} t where ${owner} limit 1`,
    );
    const row = found?.row ?? {};
    const writable = ['user_id', ...(ALLOWED[table]?.insert ?? [])];
    const parts = Object.fromEntries(Object.entries(row).filter(([name]) => writable.includes(name)));
    for (const client of [nobody, eve.client]) {
      for (const id of [crypto.randomUUID(), 999_999]) {
        await client.from(table).insert({ ...row, id });
        await client.from(table).insert({ ...parts, ...('id' in parts && { id }) });
      }
    }
    expect(await rowsIn(table)).toEqual(before);
  });

  // Last, since Eve takes what is hers with her.
  it.each(TABLES)('cannot be changed or deleted by anybody else: %s', async (table) => {
    const before = await rowsOfOthers(table);
    const hers = SHARED.includes(table) ? 'true' : `${ownerColumnOf(table)} = '${eve.userId}'`;
    const [found] = await backend.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from public.${table} t where ${hers} limit 1`,
    );
    const key = SHARED.includes(table) ? 'id' : ownerColumnOf(table);
    for (const client of [nobody, eve.client]) {
      for (const [name, value] of Object.entries(found?.row ?? {})) {
        // With a condition the policies for reading hold as well; without one, only those for changing do.
        await client.from(table).update({ [name]: value });
        await client
          .from(table)
          .update({ [name]: value })
          .neq(key, eve.userId);
      }
      await client.from(table).delete().neq(key, eve.userId);
      await client.from(table).delete();
    }
    expect(await rowsOfOthers(table)).toEqual(before);
  });
});

describe('functions', () => {
  interface Callable {
    name: string;
    parameters: { name: string; type: string }[] | null;
  }

  /** Every function with arguments out of Ada's rows. */
  async function calls(): Promise<[string, Record<string, unknown>][]> {
    const functions = await backend.query<Callable>(`
      select proname as name, (
        select json_agg(json_build_object('name', proargnames[i], 'type', format_type(proargtypes[i - 1], null)) order by i)
        from generate_series(1, pronargs) as i
      ) as parameters
      from pg_proc where pronamespace = 'public'::regnamespace order by 1`);
    const [generation] = await backend.query<{ id: string }>(
      `select id from public.generations where user_id = '${ada.userId}'`,
    );
    const [variant] = await backend.query<{ id: string }>(
      `select id from public.variants where user_id = '${ada.userId}'`,
    );
    const [session] = await backend.query<{ id: string }>(
      `select id from auth.sessions where user_id = '${ada.userId}'`,
    );
    const [photo] = await backend.query<{ id: string }>(
      `select id from public.reference_photos where user_id = '${ada.userId}'`,
    );
    const uuids: Record<string, unknown> = {
      creator: ada.userId,
      variant: variant?.id,
      session: session?.id,
      photo: photo?.id,
    };
    const argumentFor = (name: string, type: string) =>
      ({ uuid: uuids[name] ?? generation?.id, 'uuid[]': [generation?.id], jsonb: {}, integer: 1 })[type] ?? 'server';
    return functions.map(({ name, parameters }) => [
      name,
      Object.fromEntries((parameters ?? []).map((one) => [one.name, argumentFor(one.name, one.type)])),
    ]);
  }

  it('of the server are refused to everybody, and none does anything to somebody else', async () => {
    const before = await Promise.all(TABLES.map(rowsOfOthers));
    const all = await calls();
    expect(all.length).toBeGreaterThan(CALLABLE.length);
    for (const [name, parameters] of all) {
      const refusals = [(await nobody.rpc(name, parameters)).error?.code];
      const { error } = await eve.client.rpc(name, parameters);
      if (!CALLABLE.includes(name)) refusals.push(error?.code);
      for (const code of refusals) expect([name, code]).toEqual([name, '42501']);
    }
    expect(await Promise.all(TABLES.map(rowsOfOthers))).toEqual(before);
  });
});

describe('one’s own rows', () => {
  it.each(TABLES)('can be read, and changed and deleted where that is allowed: %s', async (table) => {
    const { select, update = [], delete: deletes } = ALLOWED[table] ?? {};
    const read = () => bob.client.from(table).select();
    const [row] = (await read().throwOnError()).data;
    expect(select && row).toBeTruthy();
    const key = ownerColumnOf(table);
    for (const column of update) {
      const update = bob.client
        .from(table)
        .update({ [column]: row[column] })
        .eq(key, bob.userId);
      const { data } = await ('id' in row ? update.eq('id', row.id) : update).select().throwOnError();
      expect([column, data.length]).toEqual([column, 1]);
    }
    if (!deletes) return;
    await bob.client.from(table).delete().eq(key, bob.userId).throwOnError();
    expect((await read()).data).toEqual([]);
  });

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
    const { data } = await ada.client.from('reference_photos').select('id').single().throwOnError();
    for (const [change, code] of [
      [{ user_id: eve.userId }, '42501'],
      [{ original_path: `${eve.userId}/${data.id}/original.jpg` }, '23514'],
      [{ original_path: `${ada.userId}/${crypto.randomUUID()}/original.jpg` }, '23514'],
      [{ cutout_path: `${eve.userId}/${data.id}/cutout.webp` }, '23514'],
      [{ cutout_path: `${ada.userId}/${crypto.randomUUID()}/cutout.webp` }, '23514'],
      [{ analysis: { note: 'x'.repeat(9_000) } }, '23514'],
    ] as const) {
      const { error } = await ada.client.from('reference_photos').update(change).eq('user_id', ada.userId);
      expect({ change, code: error?.code }).toEqual({ change, code });
    }
  });

  it('may be renamed', async () => {
    await ada.client.from('profiles').update({ name: 'Ada L.' }).eq('id', ada.userId).throwOnError();
    const { data } = await ada.client.from('profiles').select('name').single().throwOnError();
    expect(data.name).toBe('Ada L.');
  });

  it('need consent before a face is kept', async () => {
    const { client, userId } = await signUpConfirmed(backend);
    const id = crypto.randomUUID();
    const { error } = await client.from('reference_photos').insert({
      id,
      label: 'Me',
      original_path: `${userId}/${id}/original.jpg`,
      cutout_path: `${userId}/${id}/cutout.webp`,
      analysis: {},
    });
    expect(error?.message).toBe('consent_required');
    const file = new Blob([new Uint8Array(64)], { type: 'image/webp' });
    const upload = await client.storage.from('photos').upload(`${userId}/${id}/cutout.webp`, file);
    expect(upload.error).not.toBeNull();
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
  /** What their owner may do with the files of each bucket beyond reading and deleting them, and a kind of file that it takes. */
  const BUCKETS = {
    brand: { type: 'image/png', upload: true, replace: false },
    photos: { type: 'image/webp', upload: true, replace: false },
    plates: { type: 'image/png', upload: false, replace: false },
    thumbnails: { type: 'image/jpeg', upload: true, replace: true },
  };
  const each = Object.entries(BUCKETS).map(([id, allowed]) => ({ id, ...allowed }));
  const fileOf = (type: string) => new Blob([new Uint8Array(64)], { type });

  /** A file of somebody's, put there past row-level security. */
  async function place({ id, type }: { id: string; type: string }, { userId }: TestUser): Promise<string> {
    const name = `${userId}/${crypto.randomUUID()}`;
    const { error } = await adminClient(backend).storage.from(id).upload(name, fileOf(type), { contentType: type });
    expect(error).toBeNull();
    return name;
  }

  const readBuckets = () =>
    backend.query<{ id: string; public: boolean; limited: boolean }>(
      'select id, public, (file_size_limit is not null and allowed_mime_types is not null) as limited from storage.buckets order by id',
    );

  it('are in buckets with limits, the ones that these tests know, and nobody else makes or changes one', async () => {
    // The public one holds the same for everybody; selectors.test.ts tries what may be done with it.
    const known = [...Object.keys(BUCKETS), 'studio']
      .sort()
      .map((id) => ({ id, public: id === 'studio', limited: true }));
    expect(await readBuckets()).toEqual(known);
    const name = await place({ id: 'thumbnails', type: 'image/jpeg' }, ada);
    for (const { storage } of [eve.client, nobody]) {
      expect((await storage.createBucket('mine', { public: true })).error).not.toBeNull();
      expect((await storage.updateBucket('thumbnails', { public: true })).error).not.toBeNull();
      await storage.emptyBucket('thumbnails');
      await storage.deleteBucket('thumbnails');
    }
    expect(await readBuckets()).toEqual(known);
    expect((await ada.client.storage.from('thumbnails').download(name)).data?.size).toBe(64);
  });

  it.each(each)('of one’s own can be read and deleted, and written where that is allowed: $id', async (bucket) => {
    const name = await place(bucket, ada);
    const own = ada.client.storage.from(bucket.id);
    const file = fileOf(bucket.type);
    expect((await own.download(name)).data?.size).toBe(64);
    expect((await own.list(ada.userId)).data?.map((one) => `${ada.userId}/${one.name}`)).toContain(name);
    const another = await own.upload(`${ada.userId}/${crypto.randomUUID()}`, file, { contentType: bucket.type });
    const again = await own.upload(name, file, { contentType: bucket.type, upsert: true });
    expect({ upload: another.error === null, replace: again.error === null }).toEqual({
      upload: bucket.upload,
      replace: bucket.replace,
    });
    await own.remove([name]);
    expect((await adminClient(backend).storage.from(bucket.id).download(name)).error).not.toBeNull();
  });

  it.each(each)('of somebody else cannot be read, signed, listed, written, moved or deleted: $id', async (kind) => {
    const name = await place(kind, ada);
    const stolen = `${eve.userId}/stolen`;
    const contentType = kind.type;
    for (const client of [eve.client, nobody]) {
      const bucket = client.storage.from(kind.id);
      const refused = {
        download: (await bucket.download(name)).error,
        info: (await bucket.info(name)).error,
        sign: (await bucket.createSignedUrl(name, 60)).error,
        signUpload: (await bucket.createSignedUploadUrl(name, { upsert: true })).error,
        upsert: (await bucket.upload(name, fileOf(contentType), { contentType, upsert: true })).error,
        update: (await bucket.update(name, fileOf(contentType), { contentType })).error,
        move: (await bucket.move(name, stolen)).error,
        copy: (await bucket.copy(name, stolen)).error,
      };
      for (const [act, error] of Object.entries(refused)) expect([act, error !== null]).toEqual([act, true]);
      expect((await bucket.createSignedUrls([name], 60)).data?.filter((one) => one.signedUrl) ?? []).toEqual([]);
      expect((await bucket.list(ada.userId)).data ?? []).toEqual([]);
      expect((await fetch(bucket.getPublicUrl(name).data.publicUrl)).ok).toBe(false);
      await bucket.remove([name]);
    }
    const files = adminClient(backend).storage.from(kind.id);
    expect((await files.download(name)).data?.size).toBe(64);
    expect((await files.download(stolen)).error).not.toBeNull();
  });

  it.each(each)('go into one’s own folder only: $id', async ({ id, type }) => {
    const before = await backend.query('select name from storage.objects where bucket_id = $1 order by name', [id]);
    const token = await tokenOf(eve.client);
    for (const name of [
      `${ada.userId}/x`,
      'x',
      `../${eve.userId}/x`,
      `${eve.userId}/../${ada.userId}/x`,
      `${eve.userId}/..%2f${ada.userId}%2fx`,
      `..%2f..%2f${eve.userId}`,
    ]) {
      const { error } = await eve.client.storage.from(id).upload(name, fileOf(type), { contentType: type });
      const raw = await fetch(`${backend.url}/storage/v1/object/${id}/${name}`, {
        method: 'POST',
        headers: { apikey: backend.publishableKey, authorization: `Bearer ${token}`, 'content-type': type },
        body: new Uint8Array(64),
      });
      expect([name, error === null, raw.ok]).toEqual([name, false, false]);
    }
    const after = await backend.query('select name from storage.objects where bucket_id = $1 order by name', [id]);
    expect(after).toEqual(before);
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
