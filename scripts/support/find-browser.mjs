// Runs on plain Node 20: setup calls it before the project's own Node is there.
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const SYSTEM_NAMES = ['chromium', 'chromium-browser'];

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
  return [playwrightsOwn(), ...systemCandidates()].find((candidate) => candidate && isExecutable(candidate));
}

function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function systemCandidates() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
