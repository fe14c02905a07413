/**
 * `npm run demo`: the main job, end to end and headless, on the embedded backend and the practice Studio.
 * Writes `report.json`, `applied.jpg` and a screenshot a step to `demo/` or `--out DIR`; ends with 0 only if every step held.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { readAppliedFile, servePracticeStudio } from '../tests/studio/serve-practice-studio.ts';
import { launchExtension } from '../tests/support/browser.ts';
import * as creator from '../tests/support/creator.ts';
import { startBackendProcess } from './support/backend-process.ts';
import { buildExtension } from './support/build-extension.ts';
import { findBackendPort } from './support/free-ports.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'demo' },
    photo: { type: 'string', default: 'tests/fixtures/photos/astronaut.jpg' },
  },
});
const out = path.resolve(values.out);

interface Step {
  name: string;
  ok: boolean;
  ms: number;
}

const steps: Step[] = [];
const cleanUps: (() => Promise<void>)[] = [];
let applied: { width: number; height: number; bytes: number } | undefined;

/** Does one step, times it, prints it; a failed one ends the demo. `page` is what its screenshot shows afterwards. */
async function step<T>(name: string, work: () => Promise<T>, page?: (value: T) => Page): Promise<T> {
  const started = performance.now();
  const finish = (ok: boolean) => {
    const ms = Math.round(performance.now() - started);
    steps.push({ name, ok, ms });
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${ms} ms)`);
  };
  try {
    const value = await work();
    finish(true);
    if (page) await page(value).screenshot({ path: path.join(out, screenshotName(name)) });
    return value;
  } catch (error) {
    finish(false);
    throw error;
  }
}

const screenshotName = (name: string) =>
  `${String(steps.length).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`;

async function runDemo(): Promise<void> {
  const backend = await step('Start the backend', async () => startBackendProcess({ port: await findBackendPort() }));
  cleanUps.push(backend.stop);
  const build = await step('Build the extension', () => buildExtension({ name: 'demo', backendUrl: backend.url }));
  const browser = await step('Open the browser', () => launchExtension({ build }));
  cleanUps.push(browser.close);
  await servePracticeStudio(browser.context);

  const person = creator.inventPerson();
  const account = await creator.openAccountPage(browser);
  const shown = () => account;
  await step('Create account', () => creator.createAccount(account, person), shown);
  await step('Confirm by e-mailed code', () => creator.confirmEmail(account, person, backend.mailUrl), shown);
  await step('Add a reference photo', () => creator.addPhoto(account, path.resolve(values.photo)), shown);

  const studio = await browser.context.newPage();
  const panel = await step(
    'Open the upload dialog',
    () => openUploadDialog(studio),
    () => studio,
  );
  await step(
    'Generate thumbnail',
    () => creator.generate(panel),
    () => studio,
  );
  await step(
    'Apply',
    () => creator.apply(panel),
    () => studio,
  );
  await step('Check what the page received', async () => {
    const file = await readAppliedFile(studio);
    await writeFile(path.join(out, 'applied.jpg'), file.bytes);
    const { width, height } = await loadImage(file.bytes);
    applied = { width, height, bytes: file.bytes.byteLength };
    if (width !== 1280 || height !== 720) throw new Error(`The picture is ${width}×${height}, not 1280×720.`);
    if (file.bytes.byteLength > 2 * 1024 * 1024) throw new Error(`The picture has ${file.bytes.byteLength} bytes.`);
  });
}

async function openUploadDialog(studio: Page) {
  await studio.setViewportSize({ width: 1280, height: 1000 });
  await studio.goto('https://studio.youtube.com/?open=upload&title=I+Trained+Like+an+Astronaut+for+30+Days');
  return creator.openPanel(studio);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
let failure: unknown;
try {
  await runDemo();
} catch (error) {
  failure = error;
  console.error(error instanceof Error ? error.message : error);
}
for (const cleanUp of cleanUps.reverse()) await cleanUp().catch(() => {});
await writeFile(path.join(out, 'report.json'), `${JSON.stringify({ steps, ...(applied && { applied }) }, null, 2)}\n`);
console.log(`Files are in ${out}`);
process.exit(failure ? 1 : 0);
