import { i18n } from '#i18n';
import { LIMITS } from '../../utils/domain/limits.ts';

/** Room for a number that tells two photos of one name apart. */
const NUMBER_CHARACTERS = 4;

/** A label for a photo, drawn from its file's name and unlike those in use. */
export function labelFor(fileName: string, inUse: readonly string[]): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  const label = shorten(words, LIMITS.labelCharacters - NUMBER_CHARACTERS) || i18n.t('photos.defaultLabel');
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? label : `${label} ${number}`;
    if (!inUse.includes(candidate)) return candidate;
  }
}

/** Cut between characters, never inside one. */
function shorten(text: string, limit: number): string {
  return [...text].reduce((kept, character) => (kept.length + character.length > limit ? kept : kept + character), '');
}
