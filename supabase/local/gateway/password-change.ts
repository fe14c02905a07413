import { decodeJwt } from 'jose';
import type { OwnMails } from '../mail/own-mails.ts';
import type { Layer, Query } from './gateway.ts';

/** A changed password ends a person's other sessions and is told them by mail, as on a hosted project; lite does neither. */
export function passwordChange(query: Query, mails: OwnMails): Layer {
  return (next) => async (request, peer) => {
    const isUpdate = request.method === 'PUT' && new URL(request.url).pathname === '/auth/v1/user';
    const body = isUpdate
      ? ((await request
          .clone()
          .json()
          .catch(() => ({}))) as { password?: unknown })
      : {};
    const response = await next(request, peer);
    if (!response.ok || body.password === undefined) return response;
    // The token was verified by lite, or it would not have answered with success.
    const { sub, session_id: session } = decodeJwt(
      (request.headers.get('authorization') ?? '').replace(/^Bearer /i, ''),
    );
    await query('delete from auth.sessions where user_id = $1 and id <> $2', [sub, session]);
    const [user] = await query<{ email: string }>('select email from auth.users where id = $1', [sub]);
    if (user) await mails.sendPasswordChanged(user.email);
    return response;
  };
}
