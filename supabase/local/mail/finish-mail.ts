/** A mail as lite hands it over: its variables are filled in, its choices between languages are still open. */
export interface Mail {
  to: string;
  subject: string;
  html: string;
}

export interface FinishedMail extends Mail {
  text: string;
}

/**
 * Does what lite's own template language cannot: chooses by `.Data.locale`, as the hosted auth server does, and gives the mail a
 * text of the same words.
 * @throws where something of the template language is left that neither understands
 */
export function finishMail({ to, subject, html }: Mail, locale: string | null): FinishedMail {
  const chosen = chooseBranches(html, locale);
  return { to, subject: chooseBranches(subject, locale), html: chosen, text: toText(chosen) };
}

const CHOICE = /\{\{ if eq \.Data\.locale ".*?\{\{ end \}\}/gs;
/** A language and what stands in the mail for it; without a language for all others. */
const BRANCH = /\{\{ (?:else )?(?:if eq \.Data\.locale "([\w-]+)" )?\}\}(.*?)(?=\{\{ (?:else|end) )/gs;

function chooseBranches(template: string, locale: string | null): string {
  const text = template.replaceAll(CHOICE, (choice) => {
    const branches = [...choice.matchAll(BRANCH)];
    const chosen = branches.find(([, language]) => language === locale) ?? branches.at(-1);
    return chosen?.[2] ?? '';
  });
  if (text.includes('{{'))
    throw new Error('A mail template says something that the embedded backend does not understand.');
  return text;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function toText(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<\/p>/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&\w+;|&#39;/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
