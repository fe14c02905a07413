import { describe, expect, it } from 'vitest';
import { read } from './support/source-files.ts';

interface LockEntry {
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockEntry> };

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved":/);
  });

  it("holds every platform's packages, without which `npm ci` refuses it (scripts/complete-lock.mjs adds them)", () => {
    const missing = Object.entries(packages).flatMap(([location, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${location}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});
