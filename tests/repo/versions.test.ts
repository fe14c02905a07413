import { describe, expect, it } from 'vitest';
import { read } from './support/source-files.ts';

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

  it('keeps the embedded database at the version that its wrapper was written for', () => {
    expect(manifest.devDependencies['@supabase/lite']).toBe('0.10.0');
    expect(manifest.devDependencies['@electric-sql/pglite']).toBe('0.4.5');
  });
});
