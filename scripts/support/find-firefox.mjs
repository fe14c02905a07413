// Runs on plain Node 20: setup calls it before the project's own Node is there.
import { isExecutable, onPath } from './programs.mjs';

/**
 * The Firefox to use, looked for in this order: the path in `KLIKK_FIREFOX`, the system's `firefox-esr`, its `firefox`.
 * @returns {string | undefined} path of an executable, or undefined where none is found
 * @throws {Error} where `KLIKK_FIREFOX` names something that cannot be run
 */
export function findFirefox() {
  const named = process.env.KLIKK_FIREFOX;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`KLIKK_FIREFOX names ${named}, which is not a program that can be run.`);
  }
  return onPath(['firefox-esr', 'firefox']);
}
