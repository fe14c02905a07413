import { startBackendProcess } from '../../scripts/support/backend-process.ts';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { TEST_BUILD_NAME } from './browser.ts';

/** One backend and one build for all browser tests; each test makes an account of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  // Tests that want a text model start one; the developer's own is never asked.
  process.env.KLIKK_TEXT_MODEL = '';
  const port = await findBackendPort();
  const [backend] = await Promise.all([
    startBackendProcess({ port }),
    buildExtension({ name: TEST_BUILD_NAME, backendUrl: `http://127.0.0.1:${port}` }),
  ]);
  process.env.KLIKK_TEST_BACKEND = backend.url;
  process.env.KLIKK_TEST_MAIL = backend.mailUrl;
  return () => backend.stop();
}
