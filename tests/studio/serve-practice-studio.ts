import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page, Route } from '@playwright/test';
import { transformWithOxc } from 'vite';
import './page/page-api.ts';

const ORIGIN = 'https://studio.youtube.com';
const PAGE_FOLDER = path.join(import.meta.dirname, 'page');
/** Below this path the page's own files are served. */
const FILES = '/practice-files/';

/**
 * Answers every request to YouTube Studio's address in this browser with the practice Studio, and none of them leaves the
 * machine. It is on the real origin, so the extension's content script runs there as it does on YouTube's page, under the
 * same kind of headers. What it can be switched to stands in `page/switches.ts`, and on the page itself under Practice controls.
 */
export async function servePracticeStudio(context: BrowserContext): Promise<void> {
  await context.route(`${ORIGIN}/**`, answer);
  await context.route('https://i9.ytimg.com/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: STILL }),
  );
}

/** The file that the video on the page has as its thumbnail.
 * @throws where there is none
 */
export async function readAppliedFile(page: Page): Promise<{ name: string; type: string; bytes: Buffer }> {
  const file = await page.evaluate(() => window.practiceStudio.applied());
  if (!file) throw new Error('The practice Studio has no thumbnail for this video.');
  return { name: file.name, type: file.type, bytes: Buffer.from(file.base64, 'base64') };
}

/** What happened on the page that must never happen, in words; empty while all is well. */
export function springedTraps(page: Page): Promise<string[]> {
  return page.evaluate(() => window.practiceStudio.trapsSprung());
}

async function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname.startsWith(FILES)) return answerFile(route, pathname.slice(FILES.length));
  const nonce = crypto.randomUUID();
  await route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': contentSecurityPolicy(nonce) },
    body: document(nonce),
  });
}

async function answerFile(route: Route, name: string): Promise<void> {
  if (!/^[\w-]+\.(ts|css)$/.test(name)) return route.fulfill({ status: 404 });
  const source = await readFile(path.join(PAGE_FOLDER, name), 'utf8').catch(() => null);
  if (source === null) return route.fulfill({ status: 404 });
  if (name.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: source });
  const { code } = await transformWithOxc(source, name, { sourcemap: false });
  await route.fulfill({ contentType: 'text/javascript', body: code });
}

/**
 * As strict as YouTube Studio's, and stricter: what gets past this gets past Studio's. It enforces Trusted Types and lets
 * the page embed no frame; the extension's own frame and styles are the browser's to exempt.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' blob: data: https://i9.ytimg.com",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

const document = (nonce: string) => `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${FILES}studio.css" />
    <script nonce="${nonce}" type="module" src="${FILES}main.ts"></script>
    <title>YouTube Studio</title>
  </head>
  <body></body>
</html>
`;

/** A frame of an invented video. */
const STILL = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180" viewBox="0 0 320 180">
  <rect width="320" height="180" fill="#8ecae6"/>
  <circle cx="250" cy="48" r="22" fill="#ffd166"/>
  <path d="M0 130 80 80l60 40 70-60 110 80v40H0Z" fill="#588157"/>
  <path d="M0 150q80-30 160 0t160 0v30H0Z" fill="#3a5a40"/>
</svg>`;
