import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import type { GoogleClient } from './client.ts';
import { type Account, renderChoice, renderRefusal } from './consent-page.ts';

/** Plays Google's part in signing in: choosing an account, and handing out signed proof of it. */
export interface GoogleStandIn {
  /** Answers at the paths of {@link PATHS}. */
  answer(request: Request): Promise<Response>;
}

/** As whom the embedded backend is registered with it. */
export const STAND_IN_CLIENT: GoogleClient = { clientId: 'klikk.stand-in', secret: 'the-stand-in-knows-this' };

export const PATHS = { authorize: '/google/authorize', token: '/google/token', certs: '/google/certs' } as const;

const ISSUER = 'https://accounts.google.com';
/** Milliseconds for which a code is good, and seconds for which its tokens are. */
const CODE_MILLISECONDS = 60_000;
const TOKEN_SECONDS = 3600;

/** Made at the first sign-in. It is one for all stand-ins of a process: whoever checks proofs keeps the public half for minutes. */
let keys: ReturnType<typeof makeKeys> | undefined;

function requireKeys(): ReturnType<typeof makeKeys> {
  keys ??= makeKeys();
  return keys;
}

async function makeKeys() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const kid = randomBytes(8).toString('hex');
  return { privateKey, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

const askSchema = z.object({
  client_id: z.literal(STAND_IN_CLIENT.clientId),
  response_type: z.literal('code'),
  scope: z.string().regex(/\bemail\b/),
  redirect_uri: z.string(),
  state: z.string().min(1),
});

const choiceSchema = z.union([
  z.object({ refuse: z.string() }),
  z.object({ name: z.string().min(1), email: z.email(), verified: z.literal('yes').optional() }),
]);

const redemptionSchema = z.object({
  client_id: z.literal(STAND_IN_CLIENT.clientId),
  client_secret: z.literal(STAND_IN_CLIENT.secret),
  grant_type: z.literal('authorization_code'),
  redirect_uri: z.string(),
  code: z.string(),
});

/** @param callback the one address that it sends people back to */
export function createGoogleStandIn(callback: string): GoogleStandIn {
  const codes = new Map<string, { account: Account; until: number }>();

  async function authorize(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const asked = askSchema.safeParse(Object.fromEntries(searchParams));
    if (!asked.success || asked.data.redirect_uri !== callback) return page(renderRefusal(), 400);
    if (request.method !== 'POST') return page(renderChoice());
    const choice = choiceSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!choice.success) return page(renderChoice(), 400);
    const back = new URL(callback);
    back.searchParams.set('state', asked.data.state);
    if ('refuse' in choice.data) {
      back.searchParams.set('error', 'access_denied');
    } else {
      const { name, email, verified } = choice.data;
      const code = randomBytes(16).toString('base64url');
      codes.set(code, {
        account: { name, email, isVerified: verified === 'yes' },
        until: Date.now() + CODE_MILLISECONDS,
      });
      back.searchParams.set('code', code);
    }
    return new Response(null, { status: 303, headers: { location: back.href } });
  }

  async function token(request: Request): Promise<Response> {
    const asked = redemptionSchema.safeParse(Object.fromEntries(await request.formData()));
    const found = asked.success && asked.data.redirect_uri === callback ? codes.get(asked.data.code) : undefined;
    if (asked.success) codes.delete(asked.data.code);
    if (!found || found.until < Date.now()) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    return Response.json({
      access_token: randomBytes(16).toString('base64url'),
      expires_in: TOKEN_SECONDS,
      scope: 'openid email profile',
      token_type: 'Bearer',
      id_token: await sign(found.account),
    });
  }

  return {
    async answer(request) {
      const { pathname } = new URL(request.url);
      if (pathname === PATHS.authorize) return authorize(request);
      if (pathname === PATHS.token && request.method === 'POST') return token(request);
      if (pathname === PATHS.certs) return Response.json({ keys: [(await requireKeys()).jwk] });
      return new Response('Not found', { status: 404 });
    },
  };
}

async function sign({ name, email, isVerified }: Account): Promise<string> {
  const { privateKey, kid } = await requireKeys();
  return new SignJWT({ name, email, email_verified: isVerified, azp: STAND_IN_CLIENT.clientId })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(STAND_IN_CLIENT.clientId)
    .setSubject(subjectOf(email))
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_SECONDS} s`)
    .sign(privateKey);
}

/** Google's own number of an account: the same one each time. */
const subjectOf = (email: string) =>
  BigInt(`0x${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16)}`).toString();

function page(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
  });
}
