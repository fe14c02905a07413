import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { jwtVerify } from 'jose';
import { readImageProviders } from '../functions/_shared/providers/settings.ts';
import { readTextModel } from '../functions/_shared/text-model/settings.ts';
import { callbackOf, type ProjectConfig, readProjectConfig, secondsOf, withGoogle } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import { type FunctionsProcess, startFunctions } from './functions-process.ts';
import { adminUsers } from './gateway/admin-users.ts';
import { emailChange } from './gateway/email-change.ts';
import { emailCodes } from './gateway/email-codes.ts';
import { type Gateway, type Layer, type Query, stack } from './gateway/gateway.ts';
import { googleStandIn } from './gateway/google.ts';
import { knownAddress } from './gateway/known-address.ts';
import { passwordChange } from './gateway/password-change.ts';
import { preflight } from './gateway/preflight.ts';
import { rateLimits } from './gateway/rate-limits.ts';
import { type QueryConnection, restErrors } from './gateway/rest-errors.ts';
import { sessionBrowsers } from './gateway/session-browsers.ts';
import { expiredSignatures, listFolders, signUrls, unwrapUploads } from './gateway/storage.ts';
import type { GoogleClient } from './google/client.ts';
import { createGoogleStandIn, STAND_IN_CLIENT } from './google/stand-in.ts';
import { JWT_KEY_ID, JWT_SECRET, KEYS_SECRET, PUBLISHABLE_KEY, SECRET_KEY } from './keys.ts';
import { createOwnMails } from './mail/own-mails.ts';
import { startMailSink } from './mail-sink.ts';
import { startReaper } from './reaper.ts';

export interface Backend {
  url: string;
  mailUrl: string;
  publishableKey: string;
  secretKey: string;
  /** Runs a query as the database's owner, past row-level security: for tests that look behind the API. */
  query: Query;
  /** Of the process that runs the Edge Functions now. */
  functionsPid(): number | undefined;
  stop(): Promise<void>;
}

const supabaseDir = path.resolve(import.meta.dirname, '..');

/** Ports of the parts, counted from the API's. */
export const PORT_OFFSETS = { api: 0, mail: 3, smtp: 4, functions: 10 } as const;

/**
 * Starts a Supabase for development in this process: auth, REST and storage on PGlite, a mail sink, and one Deno that runs
 * the Edge Functions. Applies the migrations that are new.
 * @param options.port of the API; the other parts listen on its neighbours
 * @param options.dataDir keeps database and objects; what is in it survives a crash
 * @param options.fresh empties `dataDir` first
 * @param options.models variables that name models and their keys, as `TEXT_MODEL_VARIABLES` and `IMAGE_MODEL_VARIABLES` list
 *   them; without any there are none
 * @param options.google under what this backend is registered at Google; without it a stand-in takes Google's place
 */
export async function startBackend(options: {
  port: number;
  dataDir: string;
  fresh?: boolean;
  models?: Readonly<Record<string, string>>;
  google?: GoogleClient | undefined;
  log?: (line: string) => void;
}): Promise<Backend> {
  const { port, models = {}, log = () => {} } = options;
  const dataDir = path.resolve(options.dataDir);
  if (options.fresh) await emptyData(dataDir);
  await mkdir(dataDir, { recursive: true });
  const config = await readProjectConfig(supabaseDir);
  const url = `http://127.0.0.1:${port}`;

  const [mail, functions, database] = await Promise.all([
    startMailSink({ smtpPort: port + PORT_OFFSETS.smtp, webPort: port + PORT_OFFSETS.mail }),
    startFunctions({
      port: port + PORT_OFFSETS.functions,
      environment: { ...functionsEnvironment(url), ...models },
      hosts: hostsOf(models),
      log,
    }),
    openDatabase({
      dataDir,
      config: withGoogle(config, options.google ?? STAND_IN_CLIENT, url),
      smtpPort: port + PORT_OFFSETS.smtp,
    }),
  ]);
  const google = options.google ? [] : [googleStandIn(createGoogleStandIn(callbackOf(url)))];
  const gateway = makeGateway(database, config, port + PORT_OFFSETS.functions, google);
  const server = await listen(port, gateway);
  const stopReaper = startReaper({ query: database.query, log });
  return {
    url,
    mailUrl: `http://127.0.0.1:${port + PORT_OFFSETS.mail}`,
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    query: database.query,
    functionsPid: functions.pid,
    stop: () => {
      stopReaper();
      return stopAll(server, functions, mail, database);
    },
  };
}

async function emptyData(dataDir: string): Promise<void> {
  for (const part of ['database', 'objects']) await rm(path.join(dataDir, part), { recursive: true, force: true });
}

function functionsEnvironment(url: string): Record<string, string> {
  const key = { kty: 'oct', alg: 'HS256', kid: JWT_KEY_ID, k: Buffer.from(JWT_SECRET).toString('base64url') };
  return {
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE_KEY }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
    SUPABASE_JWKS: JSON.stringify({ keys: [key] }),
    KLIKK_KEYS_SECRET: KEYS_SECRET,
  };
}

/** What the functions must reach for models. A server on this machine they may reach in any case. */
function hostsOf(models: Readonly<Record<string, string>>): string[] {
  const { settings } = readTextModel(models);
  const { providers, webhooks } = readImageProviders(models);
  const addresses = [
    settings?.baseUrl,
    ...Object.values(providers).map((provider) => provider?.baseUrl),
    webhooks.falJwksUrl,
  ].filter((address) => address !== undefined);
  return [...new Set([...addresses.map(hostOf), ...HOSTS_OF_PICTURES])];
}

/** Where fal and Replicate put what they have painted. */
const HOSTS_OF_PICTURES = ['*.fal.media:443', '*.replicate.delivery:443'];

function hostOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

function makeGateway(database: Database, config: ProjectConfig, functionsPort: number, google: Layer[]): Gateway {
  const { app, connection, query, sendMail } = database;
  const limits = config.auth.rate_limit;
  const { email } = config.auth;
  const mails = createOwnMails(email, supabaseDir, sendMail);
  const api = stack(
    [
      preflight,
      ...google,
      rateLimits({
        signIns: limits.sign_in_sign_ups,
        verifications: limits.token_verifications,
        secondsBetweenMails: secondsOf(email.max_frequency),
      }),
      adminUsers(SECRET_KEY, query),
      knownAddress(query),
      passwordChange(query, mails),
      sessionBrowsers(query),
      emailCodes,
      ...(email.double_confirm_changes
        ? [emailChange({ query, mails, codeDigits: email.otp_length, codeLifetime: email.otp_expiry })]
        : []),
      unwrapUploads,
      signUrls,
      expiredSignatures,
      listFolders,
      restErrors(connection as unknown as QueryConnection),
    ],
    (request, peer) => Promise.resolve(app.fetch(request, { peerAddress: peer })),
  );
  return (request, peer) =>
    new URL(request.url).pathname.startsWith(FUNCTIONS)
      ? callFunction(request, peer, config, functionsPort)
      : api(request, peer);
}

const FUNCTIONS = '/functions/v1/';

/** Passes a call on to Deno without `/functions/v1`, as the hosted gateway does, after the token check where one is asked for. */
async function callFunction(request: Request, peer: string, config: ProjectConfig, port: number): Promise<Response> {
  const url = new URL(request.url);
  const name = url.pathname.slice(FUNCTIONS.length).split('/')[0] ?? '';
  if ((config.functions[name]?.verify_jwt ?? true) && request.method !== 'OPTIONS') {
    const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /i, '');
    const verified = await jwtVerify(token, new TextEncoder().encode(JWT_SECRET)).catch(() => null);
    if (!verified) return Response.json({ code: 401, message: 'Invalid JWT' }, { status: 401 });
  }
  const target = new URL(url.pathname.slice(FUNCTIONS.length - 1) + url.search, `http://127.0.0.1:${port}`);
  const headers = new Headers(request.headers);
  // Where a request comes from is for the gateway to say, not for who sends it.
  headers.delete('cf-connecting-ip');
  headers.set('x-forwarded-for', peer);
  try {
    const body = request.body ? await request.arrayBuffer() : null;
    return await fetch(target, { method: request.method, headers, body, redirect: 'manual' });
  } catch {
    return Response.json({ message: 'The Edge Functions are being started' }, { status: 503 });
  }
}

function listen(port: number, gateway: Gateway): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        port,
        hostname: '127.0.0.1',
        fetch: (request, { incoming }) => gateway(request, incoming.socket.remoteAddress ?? 'unknown'),
      },
      () => resolve(server),
    );
    server.once('error', reject);
  });
}

async function stopAll(
  server: ServerType,
  functions: FunctionsProcess,
  mail: { close(): Promise<void> },
  database: Database,
): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections();
  await Promise.all([new Promise<void>((resolve) => server.close(() => resolve())), functions.stop(), mail.close()]);
  await database.connection.close();
}
