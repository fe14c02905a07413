import { z } from 'zod';

/** Where the project's own API is, and the key that acts as the service. Both are set for every Edge Function. */
export interface Project {
  url: string;
  secretKey: string;
}

const keysSchema = z
  .string()
  .transform((text) => JSON.parse(text))
  .pipe(z.object({ default: z.string().min(1) }));

/** @throws where the environment is not that of an Edge Function; the error names no value */
export function readProject(environment: Readonly<Record<string, string | undefined>>): Project {
  const url = z.url().safeParse(environment.SUPABASE_URL);
  if (!url.success) throw new Error('SUPABASE_URL is not an address.');
  const { SUPABASE_SECRET_KEYS: keys, SUPABASE_SECRET_KEY: key } = environment;
  const secretKey = keys ? keysSchema.safeParse(keys).data?.default : key;
  if (!secretKey) throw new Error('Neither SUPABASE_SECRET_KEYS nor SUPABASE_SECRET_KEY holds a key.');
  return { url: url.data, secretKey };
}
