import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What of a PostgreSQL server is needed to run one. */
const PROGRAMS = ['initdb', 'postgres', 'psql'];

/** Where Debian and its kin put the programs, one folder a version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder with a PostgreSQL server's programs: the one in KLIKK_POSTGRES, the system's, one on the path; null where there is none. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.KLIKK_POSTGRES,
    ...versions.map((version) => path.join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => folder && PROGRAMS.every((name) => existsSync(path.join(folder, name)))) ?? null;
}

/** Installs the system's package where there is no server yet. @throws where none can be had */
export function installPostgres(): void {
  if (findPostgres()) return;
  if (process.platform === 'linux') {
    console.error('setup: installing PostgreSQL (the system’s package)');
    const [command = '', ...prefix] = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get'];
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
      spawnSync(command, [...prefix, '-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    }
  }
  if (!findPostgres()) {
    throw new Error(
      'No PostgreSQL was found or could be installed. Install one, or name its bin folder in KLIKK_POSTGRES.',
    );
  }
}
