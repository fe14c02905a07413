import { describe, expect, it } from 'vitest';
import { buildTemplates, withSubjects } from '../../scripts/support/mails/build-mails.ts';
import { MAIL_LOCALES, MAILS, NOTICES } from '../../scripts/support/mails/words.ts';
import { projectFiles, read } from './support/source-files.ts';

describe('the mails of the auth server', () => {
  it('are what their words say today: else run `npm run mails`', () => {
    const files = projectFiles().filter((file) => file.startsWith('supabase/templates/'));
    const written = new Map(files.map((file) => [file.replace('supabase/templates/', ''), read(file)]));
    expect([...written].toSorted()).toEqual([...buildTemplates()].toSorted());
    expect(withSubjects(read('supabase/config.toml'))).toBe(read('supabase/config.toml'));
  });

  it('speak the languages of the interface', () => {
    const catalogues = projectFiles().flatMap(
      (file) => /^locales\/(\w+)\.yml$/.exec(file)?.[1]?.replace('_', '-') ?? [],
    );
    expect(MAIL_LOCALES.toSorted()).toEqual(catalogues.toSorted());
  });

  it.each(Object.entries(MAILS))('say nothing twice, and nothing that HTML or TOML would misread: %s', (_, words) => {
    const texts = Object.values(words).flatMap(({ subject, lead, note }) => [subject, lead, note]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.replaceAll('{{ .NewEmail }}', '')).not.toMatch(/[<>&"'{}\n]/);
  });

  it('have a file and a subject in config.toml each, and no others', () => {
    const named = [...read('supabase/config.toml').matchAll(/^\[auth\.email\.(template|notification)\.(\w+)\]$/gm)];
    expect(named.map(([, , name]) => name).toSorted()).toEqual(Object.keys(MAILS).toSorted());
    for (const [, kind, name = ''] of named) expect(kind).toBe(NOTICES.includes(name) ? 'notification' : 'template');
  });
});
