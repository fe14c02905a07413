import type { TestProject } from 'vitest/node';
import { startTestBackend } from '../../support/test-backend.ts';
import { TEST_BUILD_NAME } from './launch-firefox.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the mail of the backend's people is caught. */
    mailUrl: string;
    backendUrl: string;
  }
}

/** One backend and one build for all tests in Firefox; each file starts a browser, and makes an account, of its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const backend = await startTestBackend({ name: TEST_BUILD_NAME, browser: 'firefox' });
  project.provide('mailUrl', backend.mailUrl);
  project.provide('backendUrl', backend.url);
  return () => backend.stop();
}
