import type { GalleryResult } from '../gallery.ts';
import type { WordsRead } from './read-words.ts';

/** A page that shows every picture in full and at 168 px, with what the checks measured. */
export function contactSheet(results: readonly GalleryResult[], words: WordsRead | null): string {
  const groups = Map.groupBy(results, ({ file }) => file.slice(0, 3));
  const sections = [...groups.values()].map((group) => {
    const [first] = group;
    const figures = group.map((result) => figure(result, words?.unread[result.file] ?? []));
    return `<section><h2 lang="${first?.locale}" dir="auto">${toHtml(first?.title ?? '')}</h2><div>${figures.join('')}</div></section>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Gallery</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: #fff; color: #111 }
  h2 { font-size: 16px; margin: 24px 0 8px }
  section > div { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px }
  figure { margin: 0 }
  img { display: block; width: 100%; border-radius: 8px }
  img.small { width: 168px; margin-top: 6px; border-radius: 4px }
  .watch { color: #8a5a00 } .mend { color: #b00020; font-weight: 600 }
</style>
${sections.join('\n')}
`;
}

function figure({ file, headline, layout, palette, checks }: GalleryResult, unread: readonly string[]): string {
  const figures = checks.map(
    ({ id, level, value, limit }) =>
      `<span class="${level}">${id} ${value === null ? '–' : Number(value.toFixed(1))} (${limit})</span>`,
  );
  const missing = unread.length > 0 ? `<br><span class="mend">not read: ${toHtml(unread.join(' '))}</span>` : '';
  return `<figure><img src="${file}" alt="${toHtml(headline ?? '')}" loading="lazy"><img class="small" src="${file}" alt="" loading="lazy">
<figcaption>${layout}, ${palette}<br>${figures.join(' · ')}${missing}</figcaption></figure>`;
}

function toHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
