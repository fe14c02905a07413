import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../supabase/functions/_shared/endpoints.ts';

/** What a hosted project takes of a function, everything that it imports included. */
const BYTES_MAX = 20 * 1024 * 1024;

/** The function and all that it imports, packages too, as one text. */
async function bytesOf(name: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, ssr: `supabase/functions/${name}/index.ts`, minify: false },
    ssr: { noExternal: true, target: 'webworker' },
  });
  const outputs = [built].flat() as Rollup.RollupOutput[];
  const codes = outputs.flatMap(({ output }) => output.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])));
  return codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0);
}

describe('the Edge Functions', () => {
  it.each(Object.keys(ENDPOINTS))('are small enough to be hosted: %s', async (name) => {
    const bytes = await bytesOf(name);
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(bytes).toBeLessThan(BYTES_MAX);
  });
});
