import { describe, expect, it } from 'vitest';
import { buildOpenApi } from '../../scripts/support/build-openapi.ts';
import { ENDPOINTS } from '../../supabase/functions/_shared/endpoints.ts';
import { errorCodeSchema } from '../../utils/domain/errors.ts';
import { importsOf, projectFiles, read } from './support/source-files.ts';

const FUNCTION = /^supabase\/functions\/([^_/][^/]*)\/index\.ts$/;
const files = new Set(projectFiles());
const functions = [...files].flatMap((file) => FUNCTION.exec(file)?.[1] ?? []);

/** What goes on after the answer refuses nobody any more. */
const AFTER_THE_ANSWER = ['supabase/functions/_shared/generation/job-starter.ts'];

/** The function's own source and all of the project's that it imports. */
function sourcesOf(name: string): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !files.has(file) || !file.endsWith('.ts') || AFTER_THE_ANSWER.includes(file)) return;
    seen.add(file);
    for (const imported of importsOf(file)) visit(imported);
  };
  visit(`supabase/functions/${name}/index.ts`);
  return [...seen].map((file) => read(file));
}

/** The database's functions by name, as the last migration that makes each one has it. */
function databaseFunctions(): Map<string, string> {
  const sql = [...files]
    .filter((file) => /^supabase\/migrations\/.*\.sql$/.test(file))
    .sort()
    .map((file) => read(file))
    .join('\n');
  const made = sql.matchAll(/create (?:or replace )?function (?:public|private)\.(\w+)\(.*?\nas \$\$\n(.*?)\n\$\$;/gs);
  return new Map([...made].map(([, name = '', body = '']) => [name, body]));
}

/** Every code that the sources throw, themselves or by a function of the database that they call by name. */
function codesThrownBy(sources: readonly string[]): string[] {
  const text = sources.join('\n');
  const inDatabase = databaseFunctions();
  const bodies = [...inDatabase].flatMap(([name, body]) => (text.includes(`'${name}'`) ? [body] : []));
  const helpers = [...inDatabase].flatMap(([name, body]) =>
    bodies.some((caller) => caller.includes(`private.${name}(`)) ? [body] : [],
  );
  const thrown = [
    ...[...text.matchAll(/new Refusal\(\s*'(\w+)'/g)].map(([, code]) => code),
    ...[...[...bodies, ...helpers].join('\n').matchAll(/raise exception '(\w+)'/g)].map(([, code]) => code),
  ];
  return [...new Set(thrown.filter((code) => errorCodeSchema.safeParse(code).success))].map(String).sort();
}

describe('docs/openapi.json', () => {
  it('is what the contract says today: else run `npm run openapi`', () => {
    expect(JSON.parse(read('docs/openapi.json'))).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
  });

  it('has every Edge Function, by its method', () => {
    expect(functions.length).toBeGreaterThan(2);
    expect(Object.keys(ENDPOINTS).sort()).toEqual(functions.toSorted());
    for (const name of functions) {
      const [, made, method] =
        /(?:openEndpoint|endpoint)\('([\w-]+)', '(\w+)'/.exec(read(`supabase/functions/${name}/index.ts`)) ?? [];
      expect([name, made, method]).toEqual([name, name, ENDPOINTS[name]?.method]);
    }
  });

  it.each(functions)('has every code that the source of %s can refuse with, and no other', (name) => {
    expect(ENDPOINTS[name]?.refusals.toSorted()).toEqual(codesThrownBy(sourcesOf(name)));
  });

  it('gives every answer a request id, and 429 the time to come back', () => {
    const { paths } = JSON.parse(read('docs/openapi.json'));
    for (const [path, methods] of Object.entries<object>(paths)) {
      for (const operation of Object.values(methods)) {
        for (const [status, { headers }] of Object.entries<{ headers: object }>(operation.responses)) {
          const expected = ['x-request-id', ...({ 405: ['allow'], 429: ['retry-after'] }[status] ?? [])];
          expect([path, status, Object.keys(headers)]).toEqual([path, status, expected]);
        }
      }
    }
  });

  it('refers to nothing that is not in it', () => {
    const text = read('docs/openapi.json');
    const { components } = JSON.parse(text);
    const missing = [...text.matchAll(/"\$ref": "#\/components\/(\w+)\/(\w+)"/g)].filter(
      ([, kind = '', name = '']) => !components[kind]?.[name],
    );
    expect(missing).toEqual([]);
    expect(text).not.toMatch(/"\$ref": "(?!#\/components\/)/);
  });
});

describe('docs/api.md', () => {
  it('has the limits that the database is given', () => {
    const migrations = [...files].filter((file) => /^supabase\/migrations\/.*\.sql$/.test(file)).sort();
    const given = migrations.flatMap((file) => [
      ...read(file).matchAll(/\('(\w+)', '(user|address)', (\d+), '([^']+)'\)/g),
    ]);
    const written = [...read('docs/api.md').matchAll(/^\| `(\w+)` \| (user|address) \| (\d+) \| ([^|]+) \|$/gm)];
    expect(given.length).toBeGreaterThan(0);
    expect(written.map((row) => row.slice(1))).toEqual(given.map((row) => row.slice(1)));
  });

  it('has every Edge Function', () => {
    const written = [...read('docs/api.md').matchAll(/^\| `(GET|POST) \/functions\/v1\/([\w-]+)`/gm)];
    expect(written.map(([, method, name]) => [name, method])).toEqual(
      Object.entries(ENDPOINTS).map(([name, { method }]) => [name, method]),
    );
  });
});
