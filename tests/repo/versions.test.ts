import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './support/source-files.ts';

const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
};

describe('package.json', () => {
  it('pins every dependency to one version', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('has the same versions as every Edge Function, which is deployed with its own list', () => {
    const installed = { ...manifest.dependencies, ...manifest.devDependencies };
    const lists = projectFiles().filter((file) => /^supabase\/functions\/[^/]+\/deno\.json$/.test(file));
    expect(lists.length).toBeGreaterThan(1);
    for (const list of lists) {
      const { imports } = JSON.parse(read(list)) as { imports: Record<string, string> };
      const expected = Object.keys(imports).map((name) => [name, `npm:${name}@${installed[name]}`]);
      expect(imports).toEqual(Object.fromEntries(expected));
    }
  });

  it('keeps the embedded database at the version that its wrapper was written for', () => {
    expect(manifest.devDependencies['@supabase/lite']).toBe('0.10.0');
    expect(manifest.devDependencies['@electric-sql/pglite']).toBe('0.4.5');
  });
});
