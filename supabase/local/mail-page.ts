import type { CaughtMail } from './mail-sink.ts';

/** The page on which a person reads the caught mail. A mail's own HTML is shown in a frame that may run nothing. */
export function renderMailPage(mails: readonly CaughtMail[]): string {
  const articles = mails.map(
    (mail) => `<article>
      <h2>${escapeHtml(mail.Subject)}</h2>
      <p>to ${escapeHtml(mail.To.map((to) => to.Address).join(', '))} · <time>${escapeHtml(mail.Created)}</time></p>
      <iframe sandbox title="${escapeHtml(mail.Subject)}" srcdoc="${escapeHtml(mail.HTML || `<pre>${escapeHtml(mail.Text)}</pre>`)}"></iframe>
    </article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="5">
  <title>Caught mail</title>
  <style>
    :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
    body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
    article { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 12px; padding: 1rem; margin: 1rem 0; }
    h2 { font-size: 1.1rem; margin: 0; }
    p { margin: .25rem 0 .75rem; opacity: .75; }
    iframe { width: 100%; height: 22rem; border: 0; border-radius: 8px; background: #fff; }
  </style>
</head>
<body>
  <h1>Caught mail</h1>
  ${articles.join('\n') || '<p>Nothing yet. Mail that the backend sends appears here.</p>'}
</body>
</html>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
