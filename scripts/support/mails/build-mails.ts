import { MAIL_LOCALES, MAILS, type MailLocale, type MailWords, NOTICES } from './words.ts';

/** Every file under `supabase/templates`, by its name. The auth server puts in the code and chooses the language. */
export function buildTemplates(): Map<string, string> {
  return new Map(Object.entries(MAILS).map(([name, words]) => [`${name}.html`, buildTemplate(name, words)]));
}

/** `config.toml` with the subjects of today in it. @throws where it lacks the section of a mail */
export function withSubjects(config: string): string {
  return Object.entries(MAILS).reduce((text, [name, words]) => {
    const kind = NOTICES.includes(name) ? 'notification' : 'template';
    const line = new RegExp(`(\\[auth\\.email\\.${kind}\\.${name}\\]\\n(?:[^[].*\\n)*?subject = ).*`);
    if (!line.test(text)) throw new Error(`config.toml has no subject for ${name}.`);
    return text.replace(line, (_, before) => `${before}'${choose((locale) => words[locale].subject)}'`);
  }, config);
}

/** In the template language of the auth server: what the account's own language says, and English for all others. */
function choose(textIn: (locale: MailLocale) => string): string {
  const [english, ...others] = MAIL_LOCALES;
  const branches = others.map((locale) => `if eq .Data.locale "${locale}" }}${textIn(locale)}`);
  return `{{ ${branches.join('{{ else ')}{{ else }}${textIn(english)}{{ end }}`;
}

const FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

function buildTemplate(name: string, words: Record<MailLocale, MailWords>): string {
  const code = (align: string) => `
          <p dir="ltr" style="margin:0 0 16px;text-align:${align};font-size:32px;font-weight:700;letter-spacing:6px">{{ .Token }}</p>`;
  const body = (locale: MailLocale) => {
    const [direction, align] = locale === 'ar' ? ['rtl', 'right'] : ['ltr', 'left'];
    return `
        <tr><td lang="${locale}" dir="${direction}" style="padding:32px;text-align:${align}">
          <p style="margin:0 0 24px;font-size:18px;font-weight:700">Klikk</p>
          <p style="margin:0 0 16px;font-size:16px;line-height:1.5;overflow-wrap:anywhere">${words[locale].lead}</p>${NOTICES.includes(name) ? '' : code(align)}
          <p style="margin:0;font-size:14px;line-height:1.5;color:#5c5c66">${words[locale].note}</p>
        </td></tr>`;
  };
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light">
  </head>
  <body style="margin:0;padding:32px 16px;background:#f4f4f6;font-family:${FONTS};color:#16161d">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:440px;background:#ffffff;border-radius:16px">${choose(body)}
      </table>
    </td></tr></table>
  </body>
</html>
`;
}
