import { startBackendProcess } from '../../scripts/support/backend-process.ts';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { IMAGE_MODEL_VARIABLES } from '../../supabase/functions/_shared/providers/settings.ts';
import { TEXT_MODEL_VARIABLES } from '../../supabase/functions/_shared/text-model/settings.ts';
import { TEST_BUILD_NAME } from './browser.ts';

/** One backend and one build for all browser tests; each test makes an account of its own. */
export default async function setUp(): Promise<() => Promise<void>> {
  // Tests that want models start stand-ins; the developer's own are never asked.
  for (const name of [...TEXT_MODEL_VARIABLES, ...IMAGE_MODEL_VARIABLES]) delete process.env[name];
  const port = await findBackendPort();
  const [backend] = await Promise.all([
    startBackendProcess({ port }),
    buildExtension({ name: TEST_BUILD_NAME, backendUrl: `http://127.0.0.1:${port}` }),
  ]);
  process.env.KLIKK_TEST_BACKEND = backend.url;
  process.env.KLIKK_TEST_MAIL = backend.mailUrl;
  return () => backend.stop();
}
