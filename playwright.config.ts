import { defineConfig } from '@playwright/test';

/** The files whose tests both workers may share. */
const SHARED = ['**/studio/apply.spec.ts', '**/studio/every-studio.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/global-setup.ts',
  // Only to end what hangs: two browsers, the backend and cut-outs share two processors, and no test asserts a time.
  timeout: 150_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 2,
  // In this order, so that neither worker ends long after the other.
  projects: [
    { name: 'files', testIgnore: SHARED },
    { name: 'shared', testMatch: SHARED },
  ],
  forbidOnly: true,
  retries: 0,
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
