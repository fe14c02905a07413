import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const STUDIO_ORIGIN = 'https://studio.youtube.com';
/** Where YouTube keeps the stills that it made of videos. */
const STILLS_ORIGIN = 'https://i9.ytimg.com';
const PAGE_FOLDER = path.join(import.meta.dirname, 'page');
/** Below this path the page's own files are served. */
const FILES = '/practice-files/';

export interface Answer {
  status: number;
  contentType: string;
  headers?: Record<string, string>;
  body: string;
}

/** What the practice Studio answers at one of YouTube's addresses; null where the address is none that it stands in for. */
export async function answerAsStudio(address: string): Promise<Answer | null> {
  const { origin, pathname } = new URL(address);
  if (origin === STILLS_ORIGIN) return { status: 200, contentType: 'image/svg+xml', body: STILL };
  if (origin !== STUDIO_ORIGIN) return null;
  if (pathname.startsWith(FILES)) return answerFile(pathname.slice(FILES.length));
  const nonce = crypto.randomUUID();
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': contentSecurityPolicy(nonce) },
    body: document(nonce),
  };
}

const NOT_FOUND: Answer = { status: 404, contentType: 'text/plain', body: '' };

async function answerFile(name: string): Promise<Answer> {
  if (name === 'main.js') return { status: 200, contentType: 'text/javascript', body: await bundled() };
  if (!/^[\w-]+\.css$/.test(name)) return NOT_FOUND;
  const source = await readFile(path.join(PAGE_FOLDER, name), 'utf8').catch(() => null);
  return source === null ? NOT_FOUND : { status: 200, contentType: 'text/css', body: source };
}

let bundle: Promise<string> | null = null;

/** The page's script in one piece, made once: hundreds of tests open the page, and each of its files would be a request. */
function bundled(): Promise<string> {
  bundle ??= bundlePage();
  return bundle;
}

async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: path.join(PAGE_FOLDER, 'main.ts') },
    },
  });
  const [output] = 'output' in built ? built.output : [];
  if (!output) throw new Error('The practice Studio could not be bundled.');
  return output.code;
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
    <script nonce="${nonce}" type="module" src="${FILES}main.js"></script>
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
