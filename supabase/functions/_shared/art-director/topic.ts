import { readable } from './clean-title.ts';
import { type FoundObject, findObject } from './find-object.ts';
import { readLanguage } from './language.ts';
import { isInstruction } from './wishes.ts';

/** What a prompt says of the video, without what it says of the picture. */
export function topicOf(prompt: string): string {
  const about =
    /(?:thumbnail|miniature|miniatura|vorschaubild|video|vidéo|vídeo)\s+(?:about|on|of|for|sur|de|sobre|über|für|zu)\s+(.+)/iu;
  const pieces = readable(prompt)
    .split(/[,.;!。、，؛،|]+|\s(?:with|avec|con|mit|com)\s/u)
    .map((piece) => about.exec(piece)?.[1] ?? piece);
  return pieces
    .filter((piece) => !isInstruction(piece))
    .join(', ')
    .trim();
}

/** The thing that the video is about, as far as its title says, else its prompt; null where neither does. */
export function thingOf({
  title,
  prompt = '',
  locale,
}: {
  title: string;
  prompt?: string | undefined;
  locale: string;
}): FoundObject | null {
  for (const text of [title, topicOf(prompt)]) {
    const found = text.trim() ? findObject(text, readLanguage(readable(text), locale).code) : null;
    if (found) return found;
  }
  return null;
}
