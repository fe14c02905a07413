// Runs on plain Node 20: setup calls it before the project's own Node is there.
import { createRequire } from 'node:module';
import { isExecutable, onPath } from './programs.mjs';

/**
 * The Chromium to use, looked for in this order: the path in `KLIKK_CHROMIUM`, Playwright's own download, the
 * system's `chromium`. Branded Chrome is left out: since version 137 it ignores `--load-extension`.
 * @returns {string | undefined} path of an executable, or undefined where none is found
 * @throws {Error} where `KLIKK_CHROMIUM` names something that cannot be run
 */
export function findBrowser() {
  const named = process.env.KLIKK_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`KLIKK_CHROMIUM names ${named}, which is not a program that can be run.`);
  }
  const own = playwrightsOwn();
  return own && isExecutable(own) ? own : onPath(['chromium', 'chromium-browser']);
}

function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}
