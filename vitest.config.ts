import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/**
 * `unit` runs in Node with a pretended `browser`; `backend` talks to the real embedded backend; `repo` reads the repo itself;
 * `firefox` drives a real Firefox with the built extension; `npm run test:firefox` runs all of it;
 * `postgres` needs a PostgreSQL server, and is run by `npm run test:postgres`; `chaos` takes long, and is run by `npm run chaos`.
 */
export default defineConfig({
  test: {
    // Left to itself it leaves one processor idle, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        plugins: [WxtVitest()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        plugins: [WxtVitest()],
        test: { name: 'backend', include: ['tests/backend/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: { name: 'postgres', include: ['tests/postgres/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
      },
      {
        test: { name: 'chaos', include: ['tests/chaos/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          globalSetup: 'tests/firefox/support/global-setup.ts',
          // Only to end what hangs: no test asserts a time.
          testTimeout: 150_000,
          hookTimeout: 150_000,
        },
      },
      { test: { name: 'repo', include: ['tests/repo/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
