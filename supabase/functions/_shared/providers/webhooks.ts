import { z } from 'zod';
import { fromBase64 } from '../../../../utils/domain/base64.ts';
import { readBody } from './picture-bytes.ts';

/** A provider's call, once its signature holds. It says that there is something to look at, and is believed no further. */
export interface WebhookCall {
  ticketId: string;
  /** Whether the painting has come to an end, whatever end. */
  done: boolean;
}

/** Why a call is not taken. */
export type WebhookFault = 'headers' | 'time' | 'keys' | 'signature' | 'body';

export class InvalidWebhook extends Error {
  readonly fault: WebhookFault;

  constructor(fault: WebhookFault) {
    super(fault);
    this.name = 'InvalidWebhook';
    this.fault = fault;
  }
}

/** How far a call's time may be from ours, so that nobody sends an old one again. */
const LEEWAY_SECONDS = 5 * 60;

const publicKeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
export type FalKey = z.infer<typeof publicKeySchema>;
const jwksSchema = z.object({ keys: z.array(z.unknown()) });

const falBodySchema = z.object({ request_id: z.string().min(1), status: z.enum(['OK', 'ERROR']) });
const replicateBodySchema = z.object({ id: z.string().min(1), status: z.string() });
const REPLICATE_ENDS = new Set(['succeeded', 'failed', 'canceled', 'aborted']);

/**
 * Checks a call of fal's: Ed25519 over request id, user id, time and the body's SHA-256, by one of the keys that fal publishes.
 * https://docs.fal.ai/model-apis/model-endpoints/webhooks
 * @throws InvalidWebhook
 */
export async function verifyFalWebhook(
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  fetchKeys: () => Promise<readonly FalKey[]>,
  now = Date.now(),
): Promise<WebhookCall> {
  const time = header(headers, 'x-fal-webhook-timestamp');
  const signature = fromHex(header(headers, 'x-fal-webhook-signature'));
  const parts = [header(headers, 'x-fal-webhook-request-id'), header(headers, 'x-fal-webhook-user-id'), time];
  checkTime(time, now);

  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  const message = new TextEncoder().encode([...parts, digest].join('\n'));
  if (!(await isSignedByOneOf(await fetchKeys(), signature, message))) throw new InvalidWebhook('signature');

  const { request_id } = parseBody(falBodySchema, body);
  return { ticketId: request_id, done: true };
}

async function isSignedByOneOf(
  keys: readonly FalKey[],
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  for (const { kty, crv, x } of keys) {
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']).catch(() => null);
    if (key && (await crypto.subtle.verify('Ed25519', key, signature, message))) return true;
  }
  return false;
}

/** How long published keys hold: fal asks to fetch them anew once a day. */
const KEYS_HOLD_MILLISECONDS = 24 * 60 * 60 * 1000;
const KEYS_BYTES_MAX = 64 * 1024;

/** fal's public keys by its address for them, kept for a day. */
export function createFalKeys(address: string): () => Promise<readonly FalKey[]> {
  let kept: { keys: readonly FalKey[]; until: number } | null = null;
  return async () => {
    if (kept && Date.now() < kept.until) return kept.keys;
    const keys = await fetchKeys(address);
    kept = { keys, until: Date.now() + KEYS_HOLD_MILLISECONDS };
    return keys;
  };
}

async function fetchKeys(address: string): Promise<FalKey[]> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
    const bytes = await readBody(response, KEYS_BYTES_MAX);
    const { keys } = jwksSchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())));
    return keys.flatMap((key) => publicKeySchema.safeParse(key).data ?? []);
  } catch {
    throw new InvalidWebhook('keys');
  }
}

/**
 * Checks a call of Replicate's, by Standard Webhooks: HMAC-SHA256 over id, time and body with the account's signing secret.
 * https://replicate.com/docs/topics/webhooks/verify-webhook
 * @param secret as Replicate gives it, with `whsec_` before it
 * @throws InvalidWebhook
 */
export async function verifyReplicateWebhook(
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  secret: string,
  now = Date.now(),
): Promise<WebhookCall> {
  const time = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  const start = new TextEncoder().encode(`${header(headers, 'webhook-id')}.${time}.`);
  checkTime(time, now);

  const message = new Uint8Array(start.length + body.length);
  message.set(start);
  message.set(body, start.length);
  const key = await hmacKey(secret);
  let isSigned = false;
  for (const entry of signatures.split(' ')) {
    const [version, text = ''] = entry.split(',');
    const signature = version === 'v1' ? bytesOrNull(text) : null;
    // `verify` compares in constant time.
    if (signature && (await crypto.subtle.verify('HMAC', key, signature, message))) isSigned = true;
  }
  if (!isSigned) throw new InvalidWebhook('signature');

  const { id, status } = parseBody(replicateBodySchema, body);
  return { ticketId: id, done: REPLICATE_ENDS.has(status) };
}

async function hmacKey(secret: string): Promise<CryptoKey> {
  const bytes = bytesOrNull(secret.replace(/^whsec_/, ''));
  // An empty key would be everybody's.
  if (!bytes || bytes.length < 16) throw new InvalidWebhook('keys');
  return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOrNull(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}

function header(headers: Headers, name: string): string {
  const value = headers.get(name);
  if (!value) throw new InvalidWebhook('headers');
  return value;
}

function checkTime(seconds: string, now: number): void {
  if (!/^\d{1,12}$/.test(seconds)) throw new InvalidWebhook('headers');
  if (Math.abs(Number(seconds) - now / 1000) > LEEWAY_SECONDS) throw new InvalidWebhook('time');
}

function parseBody<Body>(schema: z.ZodType<Body>, body: Uint8Array): Body {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    throw new InvalidWebhook('body');
  }
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) throw new InvalidWebhook('headers');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
