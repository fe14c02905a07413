// Runs on plain Node 20, which is all that a fresh machine has. Sets up what is missing, then runs one of the project's
// programs on the project's own Node:
//   node scripts/with-setup.mjs [--no-browser | --firefox | --all-browsers] PROGRAM [ARGUMENTS…]
// Without a word it finds or installs Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithShell } from './support/end-with-shell.mjs';
import { findBrowser } from './support/find-browser.mjs';
import { findFirefox } from './support/find-firefox.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const lockStamp = path.join(modules, '.klikk-installed');

/** @param {string} line */
const say = (line) => process.stderr.write(`setup: ${line}\n`);

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  return status === 0;
}

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(lockStamp) && readFileSync(lockStamp, 'utf8') === lock) return;
  say('installing dependencies');
  // The toolchain wants a newer Node than the one that npm runs on here; it gets it from the package `node`.
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    throw new Error('npm ci failed: see its message above. It needs the network the first time.');
  }
  // Only a head start: without it the first start takes longer.
  run(ownNode(), ['--disable-warning=ExperimentalWarning', 'supabase/local/prepare.ts']);
  writeFileSync(lockStamp, lock);
}

function installBrowser() {
  if (findBrowser()) return;
  say('installing a browser (Chromium)');
  const playwright = path.join(modules, 'playwright-core', 'cli.js');
  if (run(ownNode(), [playwright, 'install', 'chromium']) && findBrowser()) return;
  if (process.platform === 'linux') {
    say("Playwright's browser cannot be had here; trying the system's package");
    installPackages('chromium', 'fonts-liberation');
  }
  if (!findBrowser()) {
    throw new Error('No Chromium was found or could be installed. Install one, or name it in KLIKK_CHROMIUM.');
  }
}

function installFirefox() {
  if (findFirefox()) return;
  say('installing Firefox (the system’s package)');
  if (process.platform === 'linux') installPackages('firefox-esr');
  if (!findFirefox()) {
    throw new Error('No Firefox was found or could be installed. Install Firefox ESR, or name one in KLIKK_FIREFOX.');
  }
}

/** By Debian's package manager. @param {string[]} names */
function installPackages(...names) {
  const [command = '', ...prefix] = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', '-qq'];
  run(command, [...prefix, 'update']);
  run(command, [...prefix, 'install', '-y', '--no-install-recommends', ...names]);
}

/** The Node that the dependencies bring along, so that everybody runs the same one. */
function ownNode() {
  const file = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24) return process.execPath;
  throw new Error('The package `node` did not install its program: allow its install script, or use Node 24 or newer.');
}

/** What is installed besides the dependencies, by the word that asks for it. */
const BROWSERS = {
  '--no-browser': [],
  '--firefox': [installFirefox],
  '--all-browsers': [installBrowser, installFirefox],
};

const args = process.argv.slice(2);
const asked = Object.entries(BROWSERS).find(([word]) => word === args[0]);
const [program, ...rest] = asked ? args.slice(1) : args;
if (!program) {
  throw new Error(`Usage: with-setup.mjs [${Object.keys(BROWSERS).join(' | ')}] PROGRAM [ARGUMENTS…]`);
}

try {
  installDependencies();
  for (const install of asked?.[1] ?? [installBrowser]) install();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

const bin = path.join(modules, '.bin');
const child = spawn(ownNode(), ['--disable-warning=ExperimentalWarning', program, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, WXT_TELEMETRY_DISABLED: '1' },
});
// A terminal sends Ctrl+C to both of us; the child decides how to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
if (process.env.npm_lifecycle_event) endWithShell(child);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
