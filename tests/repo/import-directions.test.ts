import { describe, expect, it } from 'vitest';
import { importsOf, projectFiles, read } from './support/source-files.ts';

/**
 * Who may import whom: `docs/architecture.md` says why. A folder not named may import nothing of the project's.
 * Packages are named too where a boundary hangs on them.
 */
const ALLOWED: Record<string, string[]> = {
  entrypoints: ['entrypoints', 'components', 'utils', 'assets'],
  components: [
    'components',
    'utils/domain',
    'utils/scene',
    'utils/messaging',
    'supabase/functions/_shared/contract.ts',
  ],
  'utils/domain': ['utils/domain'],
  'utils/scene': ['utils/scene', 'utils/domain'],
  'utils/cutout': ['utils/cutout', 'utils/domain', 'utils/scene/subject.ts'],
  'utils/studio': ['utils/studio', 'utils/domain', 'utils/messaging'],
  'utils/messaging': [
    'utils/messaging',
    'utils/domain',
    'utils/scene/brand-kit.ts',
    'utils/scene/edit/history.ts',
    'utils/scene/subject.ts',
    'supabase/functions/_shared/contract.ts',
  ],
  'utils/platform': [
    'utils/platform',
    'utils/domain',
    'utils/messaging/protocol',
    'utils/scene/edit/history.ts',
    'utils/scene/pictures-of-scene.ts',
    'supabase/functions/_shared/contract.ts',
    'supabase/local/keys.ts',
  ],
  'utils/account': background('account'),
  'utils/brand': [...background('brand'), 'utils/scene/brand-kit.ts'],
  'utils/edits': [...background('edits'), 'utils/scene/edit/history.ts'],
  'utils/generation': [
    ...background('generation'),
    'utils/scene/edit/history.ts',
    'utils/scene/pictures-of-scene.ts',
    'utils/scene/schema.ts',
  ],
  'utils/keys': background('keys'),
  'utils/onboarding': background('onboarding'),
  'utils/people': [...background('people'), 'utils/photos'],
  'utils/photos': background('photos'),
  'utils/pictures': background('pictures'),
  'utils/portraits': background('portraits'),
  'utils/selectors': background('selectors'),
  'utils/timeline': background('timeline'),
  'supabase/functions': ['supabase/functions', 'utils/domain', 'utils/scene'],
  'supabase/local': ['supabase/local', 'supabase/functions'],
};

function background(name: string): string[] {
  return [
    `utils/${name}`,
    'utils/domain',
    'utils/scene/subject.ts',
    'utils/platform',
    'utils/messaging/protocol',
    'supabase/functions/_shared/contract.ts',
  ];
}

/** Packages that only some folders may use, however much the rest would like to. */
const GUARDED_PACKAGES: Record<string, string[]> = {
  '@supabase/supabase-js': [
    'utils/account',
    'utils/brand',
    'utils/photos',
    'utils/generation',
    'utils/platform',
    'supabase',
    'tests',
    'scripts',
  ],
  dexie: ['utils/platform', 'utils/photos', 'utils/generation', 'tests'],
  react: ['entrypoints', 'components', 'tests'],
  'react-dom': ['entrypoints', 'components', 'tests'],
  '@mediapipe/selfie_segmentation': ['utils/cutout', 'tests', 'scripts'],
};

const within = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);

function violationsOf(file: string, imports: string[]): string[] {
  const folder = Object.keys(ALLOWED).find((name) => within(file, name));
  const forbidden = imports.filter((imported) => {
    const guardedBy = Object.keys(GUARDED_PACKAGES).find((name) => within(imported, name));
    if (guardedBy) return !GUARDED_PACKAGES[guardedBy]?.some((allowed) => within(file, allowed));
    const isProjects = /^(entrypoints|components|utils|supabase|scripts|tests|bench)\//.test(imported);
    return folder !== undefined && isProjects && !ALLOWED[folder]?.some((allowed) => within(imported, allowed));
  });
  return forbidden.map((imported) => `${file} imports ${imported}`);
}

const sources = projectFiles().filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'));

describe('import directions', () => {
  it('holds for every source file', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((file) => violationsOf(file, importsOf(file)))).toEqual([]);
  });

  it('catches an import against the direction', () => {
    const source = "import { paint } from '../../components/panel/panel.tsx';\nimport Dexie from 'dexie';";
    expect(violationsOf('utils/scene/painter.ts', importsOf('utils/scene/painter.ts', source))).toEqual([
      'utils/scene/painter.ts imports components/panel/panel.tsx',
      'utils/scene/painter.ts imports dexie',
    ]);
  });

  it('finds every kind of import', () => {
    const source = [
      "import type { Scene } from './schema.ts';",
      "import './side-effect.ts';",
      "const later = await import('./later.ts');",
      "export { thing } from './thing.ts';",
      "new Worker(new URL('./paint.worker.ts', import.meta.url));",
    ].join('\n');
    expect(importsOf('utils/scene/a.ts', source).sort()).toEqual(
      ['later', 'paint.worker', 'schema', 'side-effect', 'thing'].map((name) => `utils/scene/${name}.ts`),
    );
  });

  it('lets only utils/studio name an element of YouTube', () => {
    const naming = sources.filter((file) => /^(entrypoints|components|utils)\//.test(file) && /ytcp-/.test(read(file)));
    expect(naming.filter((file) => !within(file, 'utils/studio'))).toEqual([]);
  });
});
