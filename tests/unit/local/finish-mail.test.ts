import { describe, expect, it } from 'vitest';
import { finishMail } from '../../../supabase/local/mail/finish-mail.ts';

const SUBJECT = '{{ if eq .Data.locale "fr" }}Bonjour{{ else if eq .Data.locale "pt-BR" }}Olá{{ else }}Hello{{ end }}!';
const finish = (html: string, locale: string | null = null) =>
  finishMail({ to: 'a@b.c', subject: SUBJECT, html }, locale);

describe('a mail of the embedded backend', () => {
  it.each([
    ['fr', 'Bonjour!'],
    ['pt-BR', 'Olá!'],
    ['en', 'Hello!'],
    ['pt', 'Hello!'],
    [null, 'Hello!'],
  ])('is in the language %s, or else in English', (locale, subject) => {
    expect(finish('', locale).subject).toBe(subject);
  });

  it('chooses in each place by itself', () => {
    const choice = (french: string, english: string) =>
      `{{ if eq .Data.locale "fr" }}${french}{{ else }}${english}{{ end }}`;
    expect(finish(`<i>${choice('un', 'one')}</i>, ${choice('deux', 'two')}`, 'fr').html).toBe('<i>un</i>, deux');
  });

  it('has a text of the same words, without what only a browser reads', () => {
    const html =
      '<html><head><title>x</title></head><body>\n  <p a="1">One\n  &amp; two</p>\n <p>Three</p></body></html>';
    expect(finish(html).text).toBe('One\n& two\n\nThree');
  });

  it('does not go out half written', () => {
    expect(() => finish('{{ range .Items }}x{{ end }}')).toThrow(/template/);
  });
});
