import { readdir } from 'node:fs/promises';
import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';
import { createServer, type Plugin } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

/** A served gallery. `url('panel-results')` is the address of a story. */
export interface Gallery {
  url(story: string, options?: { theme?: 'light' | 'dark'; language?: string }): string;
  close(): Promise<void>;
}

/** Serves the gallery of screens on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir: path.join(ROOT, 'node_modules/.vite-gallery'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, watch: null, hmr: false },
    plugins: [react(), tailwindcss(), catalogues()],
    resolve: { alias: { '#i18n': path.join(ROOT, '.wxt/i18n/index.ts') } },
    optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'zod', '@wxt-dev/i18n'] },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The gallery has no address.');
  return {
    url(story, options = {}) {
      const url = new URL('tests/e2e/interface/gallery/index.html', address);
      url.search = new URLSearchParams({ story, ...options }).toString();
      return url.href;
    },
    close: () => server.close(),
  };
}

/** The catalogues, as the built extension carries them. */
function catalogues(): Plugin {
  return {
    name: 'catalogues',
    resolveId: (id) => (id === 'virtual:catalogues' ? '\0catalogues' : undefined),
    async load(id) {
      if (id !== '\0catalogues') return undefined;
      const entries: string[] = [];
      for (const file of await readdir(path.join(ROOT, 'locales'))) {
        const messages = generateChromeMessagesText(await parseMessagesFile(path.join(ROOT, 'locales', file)));
        entries.push(`'${path.parse(file).name.replace('_', '-')}': ${messages}`);
      }
      return `export default { ${entries.join(', ')} }`;
    },
  };
}
