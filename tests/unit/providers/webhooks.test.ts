import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createFalKeys,
  InvalidWebhook,
  verifyFalWebhook,
  verifyReplicateWebhook,
} from '../../../supabase/functions/_shared/providers/webhooks.ts';
import { type ImageModels, startImageModels } from '../../support/image-models/start-image-models.ts';
import { createWebhookSigner, nowInSeconds } from '../../support/image-models/webhooks.ts';
import { paint } from './support.ts';

let models: ImageModels;
let falKeys: ReturnType<typeof createFalKeys>;
const stranger = createWebhookSigner();

beforeAll(async () => {
  models = await startImageModels();
  falKeys = createFalKeys(models.variables().FAL_JWKS_URL ?? '');
});
afterAll(() => models.close());

const FAL_BODY = JSON.stringify({ request_id: 'ticket-1', gateway_request_id: 'other', status: 'OK', payload: {} });
const REPLICATE_BODY = JSON.stringify({ id: 'ticket-2', status: 'succeeded', output: ['https://evil.example'] });

const bytes = (text: string) => new TextEncoder().encode(text);

const PROVIDERS = {
  fal: {
    body: FAL_BODY,
    ticketId: 'ticket-1',
    verify: (headers: Record<string, string>, body: string) =>
      verifyFalWebhook(new Headers(headers), bytes(body), falKeys),
    signature: 'x-fal-webhook-signature',
    time: 'x-fal-webhook-timestamp',
    signed: ['x-fal-webhook-request-id', 'x-fal-webhook-user-id', 'x-fal-webhook-timestamp'],
  },
  replicate: {
    body: REPLICATE_BODY,
    ticketId: 'ticket-2',
    verify: (headers: Record<string, string>, body: string) =>
      verifyReplicateWebhook(new Headers(headers), bytes(body), models.signer.secret),
    signature: 'webhook-signature',
    time: 'webhook-timestamp',
    signed: ['webhook-id', 'webhook-timestamp'],
  },
};

async function faultOf(verifying: Promise<unknown>): Promise<string> {
  try {
    await verifying;
  } catch (thrown) {
    if (thrown instanceof InvalidWebhook) return thrown.fault;
    throw thrown;
  }
  return 'none';
}

describe.each(['fal', 'replicate'] as const)('a call of %s', (id) => {
  it('comes where it was told to, signed, once the painting is done', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const called = new Promise<{ headers: Record<string, string>; body: string }>((resolve) => {
      server.on('request', async (request, response) => {
        const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
        resolve({ headers: Object.fromEntries(headers), body: await text(request) });
        response.end();
      });
    });
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/painted`;
    const { painted } = await paint(models, id, { options: { webhookUrl } });
    const { headers, body: said } = await called;
    expect(await verify(headers, said)).toEqual({ ticketId: painted?.requestId, done: true });
    server.closeAllConnections();
    server.close();
  });

  const { body, ticketId, verify, signature, time, signed } = PROVIDERS[id];
  const sign = (text = body, seconds = nowInSeconds()) => models.signer[id](text, seconds);

  it('that is its own says which painting, and that it is done', async () => {
    expect(await verify(sign(), body)).toEqual({ ticketId, done: true });
    // One of several keys, or of several signatures.
    expect(await verify(sign(body, nowInSeconds() - 290), body)).toEqual({ ticketId, done: true });
  });

  it('that somebody else signed is not taken', async () => {
    expect(await faultOf(verify(stranger[id](body), body))).toBe('signature');
  });

  it('whose body was changed by one letter is not taken', async () => {
    expect(await faultOf(verify(sign(), body.replace('ticket', 'tickef')))).toBe('signature');
  });

  it.each(signed)('whose %s was changed is not taken', async (name) => {
    const headers = sign();
    const changed = name === time ? String(Number(headers[name]) + 1) : `${headers[name]}x`;
    expect(await faultOf(verify({ ...headers, [name]: changed }, body))).toBe('signature');
  });

  // What lies ahead comes nearer while the test runs.
  it.each([-301, 330, -86_400])('that is %d seconds away is not taken, however well signed', async (seconds) => {
    expect(await faultOf(verify(sign(body, nowInSeconds() + seconds), body))).toBe('time');
  });

  it.each([...signed, signature])('without %s is not taken', async (name) => {
    const { [name]: _left, ...headers } = sign();
    expect(await faultOf(verify(headers, body))).toBe('headers');
  });

  it('with a time that is none is not taken', async () => {
    expect(await faultOf(verify({ ...sign(), [time]: 'NaN' }, body))).toBe('headers');
  });

  it('that says nothing that is understood is not taken', async () => {
    expect(await faultOf(verify(sign('{}'), '{}'))).toBe('body');
    expect(await faultOf(verify(sign('<html>'), '<html>'))).toBe('body');
  });
});

describe('a call of Replicate', () => {
  it('that comes before the end says so', async () => {
    const body = JSON.stringify({ id: 'ticket-2', status: 'processing' });
    expect(await PROVIDERS.replicate.verify(models.signer.replicate(body), body)).toEqual({
      ticketId: 'ticket-2',
      done: false,
    });
  });

  it.each(['', 'whsec_', 'whsec_???', 'whsec_AAAA'])(
    'is not taken by the secret %j, which anybody could have',
    async (secret) => {
      const headers = new Headers(models.signer.replicate(REPLICATE_BODY));
      expect(await faultOf(verifyReplicateWebhook(headers, bytes(REPLICATE_BODY), secret))).toBe('keys');
    },
  );

  it('with a signature of another version alone is not taken', async () => {
    const headers = models.signer.replicate(REPLICATE_BODY);
    const changed = (headers['webhook-signature'] ?? '').replaceAll('v1,', 'v1a,');
    expect(
      await faultOf(PROVIDERS.replicate.verify({ ...headers, 'webhook-signature': changed }, REPLICATE_BODY)),
    ).toBe('signature');
  });
});

describe('fal’s keys', () => {
  it('that cannot be fetched let nothing through', async () => {
    const keys = createFalKeys(`${models.origin}/nowhere`);
    const headers = new Headers(models.signer.fal(FAL_BODY));
    expect(await faultOf(verifyFalWebhook(headers, bytes(FAL_BODY), keys))).toBe('keys');
  });
});
