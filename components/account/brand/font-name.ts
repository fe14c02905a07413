import { chooseFonts } from '../../../utils/scene/fonts.ts';
import type { FontId } from '../../../utils/scene/schema.ts';

/** What a bundled typeface is called: the name under which it is registered, without ours before it. */
export function fontName(font: FontId): string {
  const [family = font] = chooseFonts(font, 'A', 'en').families;
  return family.replace(/^Klikk /, '');
}
