import { type OkLab, toOkLab } from '../../../../utils/scene/colour.ts';
import { COLOUR_NAMES, mentionOf, NEGATION } from '../../../../utils/scene/colour-names.ts';
import type { StyleId } from '../../../../utils/scene/styles.ts';
import { readable } from './clean-title.ts';

type Tone = 'dark' | 'light' | 'vivid';

/** What a prompt asks for, as far as rules can tell. */
export interface Wishes {
  noText: boolean;
  noBadge: boolean;
  tone: Tone | null;
  style: Exclude<StyleId, 'auto'> | null;
  colours: readonly OkLab[];
  unwantedColours: readonly OkLab[];
}

const TONES: Record<Tone, string> = {
  dark: 'dark darker night moody gloomy sombre obscur nuit oscuro oscura noche dunkel dunkle dunkler dunklen nacht düster escuro escura noite 暗い 暗く 夜 ダーク داكن مظلم ليل अंधेरा डार्क रात',
  light:
    'light bright airy clair claire lumineux claro clara luminoso luminosa hell helle heller hellen 明るい 明るく فاتح مشرق हल्का उजला',
  vivid:
    'vivid colorful colourful saturated vibrant neon coloré vif colorido vibrante bunt kräftig カラフル 鮮やか ملون रंगीन',
};

const STYLES: Record<Exclude<StyleId, 'auto'>, string> = {
  bold: 'bold loud punchy impactful percutant impactante auffällig 派手 インパクト جريء बोल्ड',
  cinematic:
    'cinematic dramatic epic movie film cinématique dramatique épique cinematográfico dramático épico filmisch dramatisch cinematográfica 映画 ドラマチック سينمائي सिनेमाई',
  clean:
    'clean minimal minimalist minimalistic simple sober elegant épuré minimaliste sobre limpio minimalista schlicht minimalistisch einfach limpo シンプル ミニマル بسيط सरल',
  playful:
    'playful fun funny cute cartoon cheerful amusant drôle ludique divertido divertida lustig verspielt fröhlich 楽しい かわいい مرح मज़ेदार',
};

const TEXT =
  '(?:any\\s+|de\\s+)?(?:text|texts|words|wording|headline|letters|caption|texte|mots|texto|palabras|palavras|letras|wörter|worte|schrift|نص|نصوص|كلمات|كتابة|टेक्स्ट|शब्द)';
const BADGE = '(?:any\\s+|de\\s+)?(?:badge|badges|sticker|stickers|label|insignia|abzeichen|selo)';

const NO_TEXT = new RegExp(
  `(?<![\\p{L}])${NEGATION}\\s+${TEXT}(?![\\p{L}])|textless|(?:文字|テキスト)(?:は|を)?(?:なし|無し|いらない|入れない|不要)|टेक्स्ट\\s+(?:नहीं|के\\s+बिना)`,
  'iu',
);
const NO_BADGE = new RegExp(`(?<![\\p{L}])${NEGATION}\\s+${BADGE}|バッジなし`, 'iu');

/** Words that ask for letters in the picture; what stands in quotation marks after one is to be taken literally. */
const LITERAL =
  /(?:text|texte|texto|says?|saying|words?|headline|caption|write|title|titre|titulo|título|titel|schreib\p{L}*|écri\p{L}*|escrib\p{L}*|escrev\p{L}*|文字|テキスト|タイトル|نص|عنوان|اكتب|टेक्स्ट|लिखो|शीर्षक)\P{L}{0,3}(?:\p{L}+\s+){0,2}["“„«「『]\s*([^"“”„«»「」『』]{1,60}?)\s*["”“»」』]/iu;

/** Reads a prompt for wishes. What it does not understand it leaves to others. */
export function readWishes(prompt: string): Wishes {
  const text = readable(prompt);
  const named = COLOUR_NAMES.map(({ hex, names }) => ({ colour: toOkLab(hex), mention: mentionOf(text, names) }));
  return {
    noText: NO_TEXT.test(text),
    noBadge: NO_BADGE.test(text),
    tone: firstWanted(text, TONES),
    style: firstWanted(text, STYLES),
    colours: named.filter(({ mention }) => mention === 'wanted').map(({ colour }) => colour),
    unwantedColours: named.filter(({ mention }) => mention === 'unwanted').map(({ colour }) => colour),
  };
}

/** Words that the prompt asks for literally: `with the text "Never again"`. */
export function quotedHeadline(prompt: string): string | null {
  return LITERAL.exec(readable(prompt))?.[1] ?? null;
}

/** Whether a piece of a prompt says how the picture should look, and so nothing about what the video is about. */
export function isInstruction(piece: string): boolean {
  const wishes = readWishes(piece);
  const colours = wishes.colours.length + wishes.unwantedColours.length;
  return (
    wishes.noText || wishes.noBadge || wishes.tone !== null || wishes.style !== null || colours > 0 || LOOK.test(piece)
  );
}

const LOOK =
  /(?<!\p{L})(?:background|backdrop|colou?rs?|font|style|thumbnail|layout|contrast|lighting|expression|face|zoom|arrow|circle|logo|fond|arrière-plan|couleurs?|police|visage|miniature|fondo|colores?|fuente|cara|miniatura|hintergrund|farben?|schrift|gesicht|vorschaubild|fundo|cores|rosto|背景|フォント|顔|サムネ|サムネイル|خلفية|ألوان|وجه|पृष्ठभूमि|बैकग्राउंड|चेहरा)(?!\p{L})/iu;

function firstWanted<Name extends string>(text: string, table: Record<Name, string>): Name | null {
  for (const name of Object.keys(table) as Name[]) {
    if (mentionOf(text, table[name]) === 'wanted') return name;
  }
  return null;
}
