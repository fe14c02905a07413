import type { SupabaseClient } from '@supabase/supabase-js';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { BackendAddress } from './backend.ts';

export const aRequest = (changes: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  title: 'I trained like an astronaut for 30 days',
  style: 'auto',
  photoIds: [],
  locale: 'en',
  count: 3,
  ...changes,
});

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field, as somebody else's client would.
  body: any;
}

/** Calls an Edge Function over plain HTTP. A text is sent as it is. */
export async function post(
  backend: BackendAddress,
  name: string,
  token: string | null,
  body: unknown,
  method = 'POST',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${backend.url}/functions/v1/${name}`, {
    method,
    headers: {
      apikey: backend.publishableKey,
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json().catch(() => null) };
}

export function postGenerate(
  backend: BackendAddress,
  token: string | null,
  body: unknown,
  method?: string,
): Promise<Answer> {
  return post(backend, 'generate', token, body, method);
}

export async function tokenOf(client: SupabaseClient): Promise<string> {
  const { data } = await client.auth.getSession();
  if (!data.session) throw new Error('Nobody is signed in.');
  return data.session.access_token;
}

/** An engine with a price, and a style behind which it stands. */
export async function priceStyle(backend: Backend, style: string, cost: number): Promise<void> {
  await backend.query('insert into public.engines (id, cost) values ($1, $2)', [`engine-${style}`, cost]);
  await backend.query(
    'insert into public.styles (id, engine, position) select $1, $2, max(position) + 1 from public.styles',
    [style, `engine-${style}`],
  );
}

/** The movements of somebody's credits, oldest first, as `kind amount`. */
export async function ledgerOf(backend: Backend, userId: string): Promise<string[]> {
  const rows = await backend.query<{ kind: string; amount: number }>(
    'select kind, amount from public.credit_ledger where user_id = $1 order by id',
    [userId],
  );
  return rows.map(({ kind, amount }) => `${kind} ${amount}`);
}

export async function balanceOf(backend: Backend, userId: string): Promise<number> {
  const [row] = await backend.query<{ sum: number | string }>(
    'select coalesce(sum(amount), 0) as sum from public.credit_ledger where user_id = $1',
    [userId],
  );
  return Number(row?.sum);
}
