/** `npm start`: the embedded backend, and a browser window with the extension on the practice Studio, ready to click. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { servePracticeStudio } from '../tests/studio/serve-practice-studio.ts';
import { launchExtension } from '../tests/support/browser.ts';
import { startBackendProcess } from './support/backend-process.ts';
import { buildExtension } from './support/build-extension.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '54321' } } });
const dataDir = path.resolve('supabase/.temp');

if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error(
    'npm start opens a browser window, and there is no display here. `npm run demo` does the same without one.',
  );
  process.exit(1);
}

const backend = await startBackendProcess({ port: Number(values.port), dataDir });
const build = await buildExtension({ name: 'chrome-mv3', backendUrl: backend.url });
const browser = await launchExtension({ build, headless: false, profile: path.join(dataDir, 'browser') });
await servePracticeStudio(browser.context);

const mail = await browser.context.newPage();
await mail.goto(backend.mailUrl);
const account = await browser.context.newPage();
await account.goto(browser.pageUrl('account.html'));
const studio = await browser.context.newPage();
await studio.goto('https://studio.youtube.com/');

console.log(`Practice Studio   https://studio.youtube.com/ (in the window that opened; its own page, no network)
Account           ${browser.pageUrl('account.html')} (make an account first, then add a photo)
Caught mail       ${backend.mailUrl} (the six-digit code arrives here)
Close the window or press Ctrl+C to end.`);

const stop = async () => {
  await backend.stop();
  process.exit(0);
};
browser.context.on('close', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
