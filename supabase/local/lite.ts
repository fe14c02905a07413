import { createRequire } from 'node:module';
import path from 'node:path';
import { SignJWT } from 'jose';
import { FileStorage } from './file-storage.ts';
import { JWT_KEY_ID } from './keys.ts';
import { finishMail, type Mail } from './mail/finish-mail.ts';
import { quietConsole } from './quiet-console.ts';

// lite reads these when it is loaded, so it is imported below, not above.
process.env.EXPERIMENTAL_STORAGE = '1';
process.env.LITE_TELEMETRY = '0';
process.env.DO_NOT_TRACK = '1';

export const VERSIONS = { '@supabase/lite': '0.10.0', '@electric-sql/pglite': '0.4.5' };

/** The wrapper is written for these and no others: an update must not loosen a bolt unseen. */
export function checkVersions(): void {
  const require = createRequire(import.meta.url);
  for (const [name, wanted] of Object.entries(VERSIONS)) {
    const found = readVersion(require, name);
    if (found !== wanted)
      throw new Error(`The embedded backend is written for ${name} ${wanted}, and ${found} is installed.`);
  }
}

function readVersion(require: NodeJS.Require, name: string): string {
  const entry = require.resolve.paths(name)?.map((folder) => path.join(folder, name, 'package.json')) ?? [];
  for (const file of entry) {
    try {
      return (require(file) as { version: string }).version;
    } catch {
      // Not in this folder; the next one up is asked.
    }
  }
  return 'none';
}

/** What lite does not document and the wrapper takes hold of all the same. */
export interface PrivateParts {
  connection: object;
  app: object;
  /** Whose method names the signing key. */
  signer: object;
}

/** @throws where one of the names is gone under which the wrapper takes hold of lite */
export function checkPrivateNames({ connection, app, signer }: PrivateParts): void {
  const wanted: [object, string, string][] = [
    [connection, 'rlsState', "lite's connection"],
    [connection, 'withContext', "lite's connection"],
    [app, '_storageAdapter', "lite's App"],
    [signer, 'setProtectedHeader', "jose's SignJWT"],
  ];
  for (const [owner, name, title] of wanted) {
    if (!(name in owner)) throw new Error(`The embedded backend relies on ${name} of ${title}, and it is gone.`);
  }
}

/** lite signs tokens without the id of the key, and Supabase's own server library refuses those. */
function nameSigningKey(): void {
  const prototype = SignJWT.prototype;
  const original = prototype.setProtectedHeader;
  prototype.setProtectedHeader = function (header) {
    return original.call(this, header.alg === 'HS256' ? { kid: JWT_KEY_ID, ...header } : header);
  };
}

/** Postgres writes zeros into all of it at every start, one byte after the other: its own 128 MB take half a second. */
const SHARED_BUFFERS = '16MB';

/** The language of the account to whose mailbox, or to whose new one, a mail goes. */
const LOCALE_OF = `
  select raw_user_meta_data ->> 'locale' as locale from auth.users
  where lower($1) in (lower(email), lower(email_change)) order by lower(email) = lower($1) desc nulls last limit 1`;

/** Opens the database and makes lite's application over it, without lite's `GRANT ALL` and without its file storage. */
export async function openLite(options: {
  dataDir: string;
  config: { api: object; storage: object; auth: object };
  smtpPort: number;
}) {
  checkVersions();
  quietConsole();
  const [{ App, SmtpEmailDriver, SUPABASE_AUTH_HELPERS_SQL }, { createPgliteConnection }, { PGlite }] =
    await Promise.all([import('@supabase/lite'), import('@supabase/lite/pglite'), import('@electric-sql/pglite')]);

  const connection = await createPgliteConnection({
    url: path.join(options.dataDir, 'database'),
    pgliteOptions: { startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`] },
  });
  const smtp = new SmtpEmailDriver({
    host: '127.0.0.1',
    port: options.smtpPort,
    user: 'klikk',
    pass: 'klikk',
    from: 'Klikk <hello@useklikk.com>',
    requireTls: false,
  });
  const sendMail = async (mail: Mail) => {
    const { rows } = await connection.driver.query<{ locale: string | null }>(LOCALE_OF, [mail.to]);
    await smtp.send(finishMail(mail, rows[0]?.locale ?? null));
  };
  const email = {
    send: ({ html = '', ...mail }: { to: string; subject: string; html?: string }) => sendMail({ ...mail, html }),
  };
  const app = new App({ ...options.config, connection, options: { server: { admin: false }, drivers: { email } } });
  checkPrivateNames({ connection, app, signer: SignJWT.prototype });
  nameSigningKey();
  // Postgres itself enforces row-level security here. Left unset, lite runs GRANT ALL on every table at every start and so
  // undoes what the migrations revoked.
  Object.assign(connection, { rlsState: 'active' });
  // Before init, or the storage schema is not made.
  app._storageAdapter = new FileStorage(path.join(options.dataDir, 'objects')) as never;
  await app.init();
  return {
    app,
    connection,
    sendMail,
    /** Makes the schemas `auth` and `storage`, with the functions that policies call. */
    makeSystemSchemas: async () => {
      await app.ensureSystemSchema();
      await connection.driver.exec(SUPABASE_AUTH_HELPERS_SQL);
    },
    applyMigrations: async () => {
      const { applyPendingMigrations } = await import('@supabase/lite/cli');
      await applyPendingMigrations(app);
    },
  };
}
