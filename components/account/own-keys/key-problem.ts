import { providerKeySchema } from '../../../supabase/functions/_shared/contract.ts';

/** Why what was typed cannot be a key. */
export type KeyProblem = 'missing' | 'short' | 'long' | 'characters';

/** What stands in the way of saving a key, by the server's own rules. */
export function findKeyProblem(text: string): KeyProblem | null {
  if (!text.trim()) return 'missing';
  const [issue] = providerKeySchema.safeParse(text).error?.issues ?? [];
  if (!issue) return null;
  if (issue.code === 'too_small') return 'short';
  if (issue.code === 'too_big') return 'long';
  return 'characters';
}
