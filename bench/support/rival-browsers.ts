import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { servePracticeStudio } from '../../tests/studio/serve-practice-studio.ts';
import { launchChromium, launchExtension } from '../../tests/support/browser.ts';

/** Browsers that differ in the extension that is in them, each with a profile of its own and the practice Studio. */
export interface RivalBrowsers {
  klikk: BrowserContext;
  /** An extension whose content script, on the same pages and at the same time, is empty. */
  empty: BrowserContext;
  none: BrowserContext;
  close(): Promise<void>;
}

/** @param build folder of our built extension */
export async function launchRivals(build: string): Promise<RivalBrowsers> {
  const folder = await mkdtemp(path.join(tmpdir(), 'klikk-empty-extension-'));
  const contexts: BrowserContext[] = [];
  const launch = async (launching: Promise<BrowserContext>) => {
    const context = await launching;
    contexts.push(context);
    await servePracticeStudio(context);
    return context;
  };
  const close = async () => {
    for (const context of contexts) await context.close().catch(() => {});
    await rm(folder, { recursive: true });
  };
  try {
    await writeEmptyExtension(folder);
    const klikk = await launch(launchExtension({ build }).then(({ context }) => context));
    const empty = await launch(launchChromium({ extension: folder }));
    const none = await launch(launchChromium({ extension: null }));
    return { klikk, empty, none, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function writeEmptyExtension(folder: string): Promise<void> {
  const script = { matches: ['https://studio.youtube.com/*'], run_at: 'document_idle', js: ['empty.js'] };
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', content_scripts: [script] };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'empty.js'), '');
}
