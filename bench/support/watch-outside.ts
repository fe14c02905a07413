import { createServer } from 'node:http';
import type { ExtensionBrowser } from '../../tests/support/browser.ts';

export interface Watcher {
  /** For the browser: it sends there whatever is meant for another machine. */
  proxy: string;
  /** What it has asked for, the last one last: whole addresses, or the host and port where the rest is encrypted. */
  asked: readonly string[];
  close(): Promise<void>;
}

/** What Chromium asks of its maker by itself, whatever is shown, and the connection it opens before Studio's page is asked for. */
const BROWSERS_OWN = ['accounts.google.com', 'update.googleapis.com', 'studio.youtube.com'];

/**
 * A proxy that notes every request and answers none. The browser's own tools do not show what a worker's typefaces are loaded
 * from; this sees all that leaves.
 */
export async function watchOutside(): Promise<Watcher> {
  const asked: string[] = [];
  const note = (address = '') => {
    const { hostname } = new URL(address.includes('://') ? address : `https://${address}`);
    if (!BROWSERS_OWN.includes(hostname)) asked.push(address);
  };
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', ({ url }, socket) => {
    note(url);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port.');
  return {
    proxy: `http://127.0.0.1:${address.port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @throws where a request of this browser would not be seen, so that seeing none would prove nothing */
export async function proveWatched({ context }: ExtensionBrowser, asked: readonly string[]): Promise<void> {
  const page = await context.newPage();
  await page.goto('http://elsewhere.invalid/').catch(() => {});
  await page.close();
  if (!asked.some((address) => address.includes('elsewhere.invalid'))) {
    throw new Error('A request that leaves the machine was not seen.');
  }
}
