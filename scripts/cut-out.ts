import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { NET_FILES, NET_FOLDER } from '../utils/cutout/net-files.ts';
import { fromBase64 } from '../utils/domain/base64.ts';
import { AppError } from '../utils/domain/errors.ts';
import { type Result, unwrap } from '../utils/domain/result.ts';
import type { SubjectAnalysis } from '../utils/scene/subject.ts';
import { findBrowser } from './support/find-browser.mjs';

declare global {
  /** What the page offers; the cut-out comes as base64, because only text crosses from the browser. */
  var cutOut: () => Promise<Result<{ cutout: string; analysis: SubjectAnalysis }>>;
}

const root = path.resolve(import.meta.dirname, '..');

/** As on the extension's pages: nothing but the page's own files. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

/**
 * Cuts the person out of a photo in a headless browser, with the code and the net that the extension uses.
 * @returns the cut-out as WebP with alpha, trimmed, and what is known of it
 * @throws {AppError} as `prepareReferencePhoto` does; `internal` where no browser is found
 */
export async function cutOutInBrowser(
  photo: Uint8Array,
): Promise<{ cutout: Uint8Array<ArrayBuffer>; analysis: SubjectAnalysis }> {
  const executablePath = findBrowser();
  if (!executablePath) throw new AppError('internal', { detail: { reason: 'No Chromium was found.' } });
  const server = await serve(await collectFiles(photo));
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    await page.goto(addressOf(server));
    const result = await page.evaluate(() => globalThis.cutOut());
    const { cutout, analysis } = unwrap(result);
    return { cutout: fromBase64(cutout), analysis };
  } finally {
    await browser.close();
    server.close();
  }
}

interface ServedFile {
  type: string;
  body: Uint8Array | string;
}

async function collectFiles(photo: Uint8Array): Promise<Map<string, ServedFile>> {
  const files = new Map<string, ServedFile>([
    ['/', { type: 'text/html', body: '<!doctype html><title>Cut-out</title><script src="/main.js"></script>' }],
    ['/main.js', { type: 'text/javascript', body: await bundle('main.ts') }],
    ['/cut-out-worker.js', { type: 'text/javascript', body: await bundle('worker.ts') }],
    ['/photo', { type: 'application/octet-stream', body: photo }],
  ]);
  for (const { package: name, file } of NET_FILES) {
    const body = await readFile(path.join(root, 'node_modules', name, file));
    files.set(`/${NET_FOLDER}/${file}`, { type: typeOf(file), body });
  }
  return files;
}

function typeOf(file: string): string {
  if (file.endsWith('.js')) return 'text/javascript';
  return file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
}

/** One classic script of a file in `cut-out-page` and all that it imports. */
async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: path.join(root, 'scripts/cut-out-page', file), formats: ['iife'], name: 'cutOutPage' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`${file} did not build.`);
  return output.output[0].code;
}

function serve(files: Map<string, ServedFile>): Promise<Server> {
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (!file) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': file.type, 'content-security-policy': POLICY }).end(file.body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}/`;
}
