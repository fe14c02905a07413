import { type Layer, type Query, withJson } from './gateway.ts';

/**
 * A second sign-up of a confirmed address: lite answers 429, hosted Supabase a made-up user, so that nobody learns
 * whether an address has an account.
 */
export function knownAddress(query: Query): Layer {
  return (next) => async (request, peer) => {
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/auth/v1/signup') return next(request, peer);
    const { email } = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { email?: unknown };
    const known = await query(
      'select 1 from auth.users where lower(email) = lower($1) and email_confirmed_at is not null',
      [String(email)],
    );
    if (known.length === 0) return next(request, peer);
    const now = new Date().toISOString();
    return withJson(new Response(null, { status: 200, headers: { 'access-control-allow-origin': '*' } }), {
      id: crypto.randomUUID(),
      aud: 'authenticated',
      role: '',
      email,
      phone: '',
      confirmation_sent_at: now,
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: {},
      identities: [],
      created_at: now,
      updated_at: now,
      is_anonymous: false,
    });
  };
}
