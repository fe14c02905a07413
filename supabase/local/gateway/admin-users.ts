import { authError, type Layer, type Query } from './gateway.ts';

const COLUMNS = `id, aud, role, email, email_confirmed_at, created_at, updated_at,
  raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata`;

/** lite has no `/auth/v1/admin`: list, read and delete users, for the secret key alone. */
export function adminUsers(secretKey: string, query: Query): Layer {
  return (next) => async (request, peer) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/auth/v1/admin/')) return next(request, peer);
    if (request.headers.get('apikey') !== secretKey) return authError(403, 'not_admin', 'User not allowed');
    const id = /^\/auth\/v1\/admin\/users\/([\da-f-]{36})$/.exec(pathname)?.[1];
    if (id && (request.method === 'GET' || request.method === 'DELETE')) {
      const sql =
        request.method === 'GET'
          ? `select ${COLUMNS} from auth.users where id = $1`
          : `delete from auth.users where id = $1 returning ${COLUMNS}`;
      const [user] = await query<object>(sql, [id]);
      return user ? Response.json(user) : authError(404, 'user_not_found', 'User not found');
    }
    if (request.method === 'GET' && pathname === '/auth/v1/admin/users') {
      const users = await query<object>(`select ${COLUMNS} from auth.users order by created_at`);
      return Response.json({ users, aud: 'authenticated' });
    }
    return authError(501, 'not_implemented', 'The embedded backend lists, reads and deletes users only');
  };
}
