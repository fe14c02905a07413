import { createHash, randomInt } from 'node:crypto';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { OwnMails } from '../mail/own-mails.ts';
import type { Gateway, Layer, Query } from './gateway.ts';

interface EmailChangeDependencies {
  query: Query;
  mails: OwnMails;
  codeDigits: number;
  /** Seconds for which a code holds. */
  codeLifetime: number;
}

/**
 * A new e-mail address has to be confirmed from the old one and from the new one, each with a code of its own, in either order.
 * lite mails the old address alone and takes its code for both.
 */
export function emailChange(dependencies: EmailChangeDependencies): Layer {
  const { query, mails, codeDigits, codeLifetime } = dependencies;

  async function askForChange(next: Gateway, request: Request, peer: string): Promise<Response> {
    const wanted = askedEmailSchema.safeParse(await readJson(request));
    const response = await next(request, peer);
    if (!response.ok || !wanted.success) return response;
    // The token was verified by lite, or it would not have answered with success.
    const { sub } = decodeJwt((request.headers.get('authorization') ?? '').replace(/^Bearer /i, ''));
    const email = wanted.data.email.toLowerCase();
    const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
    const [begun] = await query<{ email: string }>(
      `update auth.users set email_change_token_new = $1
       where id = $2 and email_change = $3 and email_change_token_current is not null returning email`,
      [hashOf(email, code), sub, email],
    );
    if (begun) await mails.sendNewAddressCode({ oldEmail: begun.email, newEmail: email, code });
    return response;
  }

  async function confirmChange(next: Gateway, request: Request, peer: string): Promise<Response> {
    const parsed = confirmationSchema.safeParse(await readJson(request));
    if (!parsed.success) return next(request, peer);
    const { token_hash: given, email, token } = parsed.data;
    const hash = given ?? hashOf(email ?? '', token ?? '');
    const firstOfTwo = await query(
      `update auth.users set
         email_change_token_current = nullif(email_change_token_current, $1),
         email_change_token_new = nullif(email_change_token_new, $1)
       where $1 in (email_change_token_current, email_change_token_new)
         and num_nulls(email_change_token_current, email_change_token_new) = 0
         and email_change_sent_at::timestamptz > now() - make_interval(secs => $2)
       returning id`,
      [hash, codeLifetime],
    );
    if (firstOfTwo.length > 0) return Response.json(FIRST_OF_TWO, { headers: { 'access-control-allow-origin': '*' } });
    // lite looks for the last one where it keeps the old address's code.
    await query(
      `update auth.users set email_change_token_current = $1
       where email_change_token_new = $1 and email_change_token_current is null`,
      [hash],
    );
    return next(request, peer);
  }

  return (next) => async (request, peer) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'PUT' && pathname === '/auth/v1/user') return askForChange(next, request, peer);
    if (request.method === 'POST' && pathname === '/auth/v1/verify') return confirmChange(next, request, peer);
    return next(request, peer);
  };
}

const askedEmailSchema = z.object({ email: z.string() });

const confirmationSchema = z.object({
  type: z.literal('email_change'),
  email: z.string().optional(),
  token: z.string().optional(),
  token_hash: z.string().optional(),
});

/** As the hosted auth server says it. */
const FIRST_OF_TWO = {
  code: '200',
  msg: 'Confirmation link accepted. Please proceed to confirm link sent to the other email',
};

/** As lite keeps a code: with the address that it was sent to. */
function hashOf(email: string, code: string): string {
  return createHash('sha256')
    .update(email.toLowerCase() + code)
    .digest('hex');
}

async function readJson(request: Request): Promise<unknown> {
  return request
    .clone()
    .json()
    .catch(() => null);
}
