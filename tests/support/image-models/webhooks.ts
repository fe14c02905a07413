import { createHash, createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';

/** Signs calls as fal and Replicate do. */
export interface WebhookSigner {
  /** The document that fal publishes its keys in. */
  jwks: { keys: unknown[] };
  /** Replicate's signing secret. */
  secret: string;
  fal(body: string, seconds?: number): Record<string, string>;
  replicate(body: string, seconds?: number): Record<string, string>;
}

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

export function createWebhookSigner(): WebhookSigner {
  const retired = generateKeyPairSync('ed25519');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = randomBytes(24);
  return {
    jwks: { keys: [retired.publicKey, publicKey].map((one) => one.export({ format: 'jwk' })) },
    secret: `whsec_${key.toString('base64')}`,

    fal(body, seconds = nowInSeconds()) {
      const [requestId, userId] = [randomUUID(), 'user-of-the-stand-in'];
      const digest = createHash('sha256').update(body).digest('hex');
      const signature = sign(null, Buffer.from([requestId, userId, seconds, digest].join('\n')), privateKey);
      return {
        'x-fal-webhook-request-id': requestId,
        'x-fal-webhook-user-id': userId,
        'x-fal-webhook-timestamp': String(seconds),
        'x-fal-webhook-signature': signature.toString('hex'),
      };
    },

    replicate(body, seconds = nowInSeconds()) {
      const id = `msg_${randomUUID()}`;
      const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
      const another = randomBytes(32).toString('base64');
      return {
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${another} v1,${signature}`,
      };
    },
  };
}
