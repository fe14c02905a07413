import { distance, toOkLab } from './colour.ts';
import { PALETTE_IDS, PALETTES, type PaletteId } from './palettes.ts';

/** Colours by their names in English, French, Spanish, German, Portuguese, Japanese, Arabic and Hindi. */
export const COLOUR_NAMES: readonly { hex: string; names: string }[] = [
  {
    hex: '#d0112b',
    names:
      'red rouge rojo roja rot rote roter roten rotem vermelho vermelha 赤 赤い 赤色 أحمر الأحمر حمراء الحمراء लाल',
  },
  { hex: '#ff8a1f', names: 'orange naranja laranja orangener オレンジ برتقالي برتقالية नारंगी' },
  {
    hex: '#ffc414',
    names:
      'yellow gold golden jaune doré amarillo amarilla dorado gelb gelbe gelber gelben amarelo amarela dourado 黄色 黄 金色 أصفر صفراء ذهبي पीला पीली सुनहरा',
  },
  { hex: '#177a4b', names: 'green vert verte verde grün grüne grüner grünen 緑 緑色 أخضر خضراء हरा हरी हरे' },
  { hex: '#0b8fa6', names: 'teal turquoise cyan turquesa türkis ターコイズ 水色 تركواز फ़िरोज़ी' },
  {
    hex: '#1453e0',
    names: 'blue bleu bleue azul blau blaue blauer blauen 青 青い 青色 أزرق الأزرق زرقاء الزرقاء نیلی नीला नीली नीले',
  },
  { hex: '#5b25c9', names: 'purple violet violette morado morada violeta lila roxo roxa 紫 紫色 بنفسجي بنفسجية बैंगनी' },
  { hex: '#ff4f9a', names: 'pink rose rosa ピンク وردي وردية गुलाबी' },
  {
    hex: '#0d1017',
    names:
      'black noir noire negro negra schwarz schwarze schwarzer schwarzen preto preta 黒 黒い أسود سوداء काला काली काले',
  },
  {
    hex: '#f6f4ef',
    names: 'white blanc blanche blanco blanca weiß weiss weiße weißer weißen branco branca 白 白い أبيض بيضاء सफेद सफ़ेद',
  },
  { hex: '#6a7180', names: 'grey gray gris grau graue grauer cinza グレー 灰色 رمادي رمادية' },
];

/** Words that turn a wish into its opposite, as a regular expression. */
export const NEGATION =
  "(?:no|not|without|avoid|never|don't use|pas de|sans|aucun|sin|nada de|ohne|kein|keine|keinen|sem|nenhum|بدون|بلا|बिना)";
/** Whether a text names one of some words, and whether as something wanted or not. */
export function mentionOf(text: string, names: string): 'wanted' | 'unwanted' | null {
  const words = names.split(' ');
  // Japanese runs words together; elsewhere a name must stand alone (red, not bored).
  const alternatives = words.map((word) =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(word)
      ? word
      : `(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])`,
  );
  const found = new RegExp(`(${NEGATION}\\s+(?:[\\p{L}\\p{M}]+\\s+){0,2})?(?:${alternatives.join('|')})`, 'iu').exec(
    text,
  );
  if (!found) return null;
  return found[1] ? 'unwanted' : 'wanted';
}

/** The palette whose ground is nearest to a colour that a text names, or null where it names none. */
export function paletteNamed(text: string): PaletteId | null {
  const named = COLOUR_NAMES.find(({ names }) => mentionOf(text, names) === 'wanted');
  if (!named) return null;
  const wanted = toOkLab(named.hex);
  const difference = (id: PaletteId) => distance(toOkLab(PALETTES[id].background[1]), wanted);
  return PALETTE_IDS.toSorted((one, other) => difference(one) - difference(other))[0] ?? null;
}

/** A colour that a text names, as sRGB. */
export function colourNamed(text: string): string | null {
  return COLOUR_NAMES.find(({ names }) => mentionOf(text, names) === 'wanted')?.hex ?? null;
}
