import { createClient } from '@supabase/supabase-js';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import type { Person } from './person.ts';

/** What the server holds on a person's generations and credits, read as that person through row-level security. */
export interface Ledger {
  generations: { id: string; status: string; cost: number }[];
  variants: number;
  balance: number;
}

export async function readLedger(backend: { url: string }, person: Person): Promise<Ledger> {
  const client = createClient(backend.url, PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await client.auth.signInWithPassword({ email: person.email, password: person.password });
  if (error) throw error;
  const [generations, variants, ledger] = await Promise.all([
    client.from('generations').select('id, status, cost').throwOnError(),
    client.from('variants').select('id').throwOnError(),
    client.from('credit_ledger').select('amount').throwOnError(),
  ]);
  return {
    generations: generations.data,
    variants: variants.data.length,
    balance: ledger.data.reduce((sum, row) => sum + Number(row.amount), 0),
  };
}
