import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import type { GoogleClient } from './google/client.ts';
import { JWT_SECRET, PUBLISHABLE_KEY, SECRET_KEY } from './keys.ts';

const mailSchema = z.looseObject({ subject: z.string(), content_path: z.string() });

const functionSchema = z.looseObject({ verify_jwt: z.boolean().default(true) });

/** What the wrapper itself reads; everything else is handed to lite as it stands. */
const configSchema = z.object({
  api: z.looseObject({}),
  storage: z.looseObject({}),
  auth: z.looseObject({
    email: z.looseObject({
      max_frequency: z.string().default('60s'),
      double_confirm_changes: z.boolean().default(true),
      otp_length: z.int().default(6),
      otp_expiry: z.int().default(3600),
      template: z.looseObject({ email_change: mailSchema.optional() }).prefault({}),
      notification: z
        .looseObject({ password_changed: mailSchema.extend({ enabled: z.boolean().default(false) }).optional() })
        .prefault({}),
    }),
    rate_limit: z
      .looseObject({
        sign_in_sign_ups: z.int().default(30),
        token_verifications: z.int().default(30),
        email_sent: z.int().default(30),
      })
      .prefault({}),
  }),
  functions: z.record(z.string(), functionSchema).default({}),
});
export type ProjectConfig = z.infer<typeof configSchema>;

/** Keys that the Supabase CLI writes and lite 0.10.0 refuses, as paths into `config.toml`. */
const UNKNOWN_TO_LITE = [
  'auth.rate_limit',
  'auth.web3',
  'auth.third_party',
  'auth.oauth_server',
  'auth.email.enabled',
  'auth.email.notification',
  'auth.sms.enabled',
  'storage.s3_protocol',
  'storage.analytics',
  'storage.vector',
];

/** Reads `supabase/config.toml`. Throws where it is missing or not what the wrapper needs. */
export async function readProjectConfig(supabaseDir: string): Promise<ProjectConfig> {
  const text = await readFile(path.join(supabaseDir, 'config.toml'), 'utf8');
  return configSchema.parse(parse(text));
}

/** The same with Google as a way to sign in. @param url of the API */
export function withGoogle(config: ProjectConfig, { clientId, secret }: GoogleClient, url: string): ProjectConfig {
  const google = { enabled: true, client_id: clientId, secret, redirect_uri: callbackOf(url) };
  return { ...config, auth: { ...config.auth, external: { google } } };
}

/** Where Google sends people back to. */
export const callbackOf = (url: string) => `${url}/auth/v1/callback`;

/** The sections that lite reads, without what it refuses and with the embedded backend's keys. */
export function sectionsForLite({ api, storage, auth }: ProjectConfig) {
  return {
    api,
    storage: withoutUnknownKeys('storage', storage),
    auth: {
      ...withoutUnknownKeys('auth', auth),
      jwt_secret: JWT_SECRET,
      publishable_key: PUBLISHABLE_KEY,
      secret_key: SECRET_KEY,
    },
  };
}

function withoutUnknownKeys<T extends object>(section: string, value: T): T {
  const copy = structuredClone(value);
  for (const unknown of UNKNOWN_TO_LITE) {
    const [head, ...rest] = unknown.split('.');
    if (head !== section) continue;
    const last = rest.pop();
    let holder: unknown = copy;
    for (const key of rest) holder = isRecord(holder) ? holder[key] : undefined;
    if (isRecord(holder) && last !== undefined) delete holder[last];
  }
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Seconds of a duration as `config.toml` writes it: `60s`, `1m`, `1h30m`. */
export function secondsOf(duration: string): number {
  const units: Record<string, number> = { h: 3600, m: 60, s: 1 };
  return [...duration.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  );
}
