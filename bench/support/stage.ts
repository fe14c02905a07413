import { buildExtension } from '../../scripts/support/build-extension.ts';
import { findBackendPort } from '../../scripts/support/free-ports.ts';
import type { Creation } from './creation.ts';

/** What benchmarks stand on. Each part is made when the first row asks for it, and shared by the rest. */
export interface Stage {
  /** Few turns: to see that everything runs, not for figures. */
  quick: boolean;
  /** Folder of the built extension. */
  build(): Promise<string>;
  /** A browser with the built extension, its backend, and a creator signed in with one photo. */
  creation(): Promise<Creation>;
  close(): Promise<void>;
}

export function createStage(options: { quick: boolean }): Stage {
  const cleanUps: (() => Promise<void>)[] = [];

  const port = once(findBackendPort);
  const build = once(async () => buildExtension({ name: 'bench', backendUrl: `http://127.0.0.1:${await port()}` }));
  const creation = once(async () => {
    // What drives a browser takes long to load, and not every row needs it.
    const { createCreation } = await import('./creation.ts');
    return createCreation({
      build: await build(),
      port: await port(),
      onClose: (cleanUp) => void cleanUps.push(cleanUp),
    });
  });

  return {
    quick: options.quick,
    build,
    creation,
    async close() {
      for (const cleanUp of cleanUps.reverse()) await cleanUp().catch(() => {});
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
