import { TEST_BUILD_NAME } from './browser.ts';
import { startTestBackend } from './test-backend.ts';

/** One backend and one build for all browser tests; each test makes an account of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  const backend = await startTestBackend({ name: TEST_BUILD_NAME });
  process.env.KLIKK_TEST_BACKEND = backend.url;
  process.env.KLIKK_TEST_MAIL = backend.mailUrl;
  return () => backend.stop();
}
