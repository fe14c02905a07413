import { type BackendProcess, startBackendProcess } from '../../scripts/support/backend-process.ts';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import { IMAGE_MODEL_VARIABLES } from '../../supabase/functions/_shared/providers/settings.ts';
import { TEXT_MODEL_VARIABLES } from '../../supabase/functions/_shared/text-model/settings.ts';
import { GOOGLE_VARIABLES } from '../../supabase/local/google/client.ts';

/** Starts a backend for browser tests, and builds the extension against it. @param build see {@link buildExtension} */
export async function startTestBackend(build: { name: string; browser?: 'firefox' }): Promise<BackendProcess> {
  // Tests that want models start stand-ins, and one for Google is there; the developer's own are never asked.
  for (const name of [...TEXT_MODEL_VARIABLES, ...IMAGE_MODEL_VARIABLES, ...GOOGLE_VARIABLES]) delete process.env[name];
  const port = await findBackendPort();
  const [backend] = await Promise.all([
    startBackendProcess({ port }),
    buildExtension({ ...build, backendUrl: `http://127.0.0.1:${port}` }),
  ]);
  return backend;
}
