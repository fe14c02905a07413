/** A part of a title between separators. */
export interface Clause {
  text: string;
  /** Where it stood: an aside in brackets says less than the title itself, and so does what follows a bar. */
  role: 'main' | 'after-bar' | 'aside';
  /** Whether the title asks it. */
  isQuestion: boolean;
}

const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)(?:\uFE0F|\u200D|\u20E3|\p{Emoji_Modifier}|\p{Extended_Pictographic})*/gu;
/** Marks that are not seen: direction overrides, zero-width spaces, the byte order mark. */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Cc}]/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
const HASHTAG = /(?<![\p{L}\p{N}&])[#＃](?=[\p{L}_])[\p{L}\p{M}\p{N}_]+/gu;
const FILE_ENDING = /\.(?:mp4|mov|mkv|avi|webm|m4v|mts|wmv|flv|mpe?g|3gp)$/iu;

/** What cameras, phones and recorders call their files. */
const CAMERA_NAME =
  /^(?:(?:img|vid|mvi|dsc|dscf|dscn|dji|gopr|gh\d\d|gx\d\d|pxl|mov|movie|clip|rec|obs|screen[ _-]?rec(?:ording)?|screencast|zoom|whatsapp[ _-]video|video|capture|export|render|sequence|timeline|untitled|c)[ _-]?\d[\d _.:-]*(?:at[\d .:_-]*)?|[\d _.:-]{6,}|[0-9a-f]{8}-[0-9a-f-]{27}|g[hx]\d{6})$/iu;

/** Words of working copies: a title made of nothing else says nothing. */
const WORKING_WORDS =
  /^(?:my|the|new|video|videos|vid|final|finals|finished|edit|edited|export|exported|render|rendered|draft|cut|version|copy|upload|test|untitled|sequence|youtube|yt|real|last|master|v?\d+|fin|copie|copia|neu|kopie|entwurf)$/iu;

/** Labels that tell of the upload and not of the video. */
const LABEL = new RegExp(
  [
    String.raw`official\s+(?:music\s+|lyrics?\s+|hd\s+|4k\s+)?(?:video|audio|trailer|teaser|visuali[sz]er|clip|mv)`,
    String.raw`(?:lyrics?|music)\s+video|with\s+lyrics|lyrics`,
    String.raw`full\s+(?:movie|video|episode|album|match|game|podcast|documentary)|gameplay\s+walkthrough`,
    String.raw`(?:[48]k|u?hd|full\s*hd|1080p|720p|2160p|60\s*fps|hdr|hq)(?:\s+(?:video|60\s*fps|hdr|uhd))*`,
    String.raw`(?:eng|english|multi|vost?fr|sub(?:titles?|titulado|bed)?)\s*\.?\s*(?:sub(?:s|titles?|bed)?|español)?`,
    String.raw`(?:clip|vid[ée]o|v[íi]deo|audio|[áa]udio)\s+(?:officiel|oficial|ufficiale)|offizielles\s+(?:musik)?video`,
    `(?:mv|m/v|pv|公式|字幕付き|日本語字幕|切り抜き|検証|ゆっくり実況|ゆっくり解説)`,
    String.raw`(?:live|livestream|stream|replay|vlog|shorts?|podcast|reaction|re-?upload|sponsored|ad|pub|werbung|anzeige|repost|part\s+finale)`,
    String.raw`(?:ft|feat|featuring|prod|w/)\.?\s+.+`,
    `الفيديو الرسمي|فيديو كليب|كامل(?:ة)?|مترجم|ऑफिशियल वीडियो|फुल वीडियो`,
  ].join('|'),
  'iu',
);
const IS_LABEL = new RegExp(`^(?:${LABEL.source})$`, 'iu');

/** Counting of a series: "EP. 12", "S02E05", "Part 3/5", "第3話", "#14". But "#1" is a boast. */
const EPISODE =
  /(?:(?<![\p{L}\p{N}])(?:ep(?:isode|isodio|isódio|\.)?|épisode|epis[óo]d[ie]o|folge|teil|part(?:e|ie)?|pt\.?|vol(?:ume|\.)?|chapter|chapitre|cap[íi]tulo|kapitel|season|saison|temporada|staffel|lesson|leçon|lección)\s*[.:#№-]?\s*\d+(?:\s*[/-]\s*\d+)?|(?<![\p{L}\p{N}])s\d{1,2}\s*[.:]?\s*e\d{1,3}|第\s*\d+\s*[話回弾章部]|(?:الحلقة|الجزء|حلقة)\s*\d+|(?:एपिसोड|भाग|पार्ट)\s*\d+|(?<![\p{L}\p{N}])[#＃]\s*(?!1(?!\d))\d+)/giu;

const BRACKETS = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|【[^【】]*】|〔[^〔〕]*〕/gu;
const BAR = /[|｜‖┃•·●▶►»«★☆~〜]|\s[-–—/\\]{1,3}\s|(?<=\s)\/\/(?=\s)|[–—](?=\s)|—/gu;
/** Where one thought ends. A colon or full stop between digits (3:00, 1.5) or inside a name (Node.js) ends nothing. */
const SENTENCE_END = /[!?。！？;；؟।]+|(?<!\d)[:：](?!\d|\/)|(?<=\d)[:：](?=\s)|(?<=\p{L}{3})\.(?=\s|$)|\.{2,}|…+/gu;

/** The clauses of a title, the most telling first among equals; none where the title says nothing, such as a file's name. */
export function cleanTitle(title: string): Clause[] {
  const plain = readable(title);
  if (saysNothing(plain)) return [];
  const withoutTags = plain.replace(HASHTAG, ' ');
  // A title of hashtags alone: the tags are the words.
  const words = /[\p{L}\p{N}]/u.test(withoutTags) ? withoutTags : plain.replace(/[#＃_]/gu, ' ');
  const text = words.replace(EPISODE, ' | ');
  const asides: Clause[] = [];
  const outside = text.replace(BRACKETS, (whole) => {
    const inside = whole.slice(1, -1).trim();
    asides.push(...splitClauses(inside, 'aside'));
    // A label, and the brackets of Japanese titles, stand between two things; other brackets stand within one.
    return IS_LABEL.test(inside) || whole.startsWith('【') ? ' | ' : ' ';
  });
  const clauses = [...splitBars(outside), ...asides];
  return clauses.some((clause) => clause.role !== 'aside') ? clauses : asides;
}

/** A text without what cannot be set in type: emoji, invisible marks, links, letters in disguise. */
export function readable(text: string): string {
  return text
    .replace(EMOJI, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(LINK, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function saysNothing(title: string): boolean {
  const name = title.replace(FILE_ENDING, '').trim();
  if (CAMERA_NAME.test(name)) return true;
  const words = name.split(/[\s_.\-()]+/u).filter(Boolean);
  return words.every((word) => WORKING_WORDS.test(word));
}

function splitBars(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const part of text.split(BAR)) {
    const role = clauses.length === 0 ? 'main' : 'after-bar';
    clauses.push(...splitClauses(part, role));
  }
  return clauses;
}

function splitClauses(text: string, role: Clause['role']): Clause[] {
  const isFile = FILE_ENDING.test(text) || (/_/u.test(text) && !/\s/u.test(text.trim()));
  const source = isFile ? withoutWorkingWords(text.replace(FILE_ENDING, '')) : text;
  const clauses: Clause[] = [];
  let start = 0;
  for (const end of [...source.matchAll(SENTENCE_END), null]) {
    const part = source.slice(start, end?.index ?? source.length);
    start = end ? end.index + end[0].length : source.length;
    const trimmed = part.replace(/\s+/gu, ' ').replace(/^[\s,，、.\-–—:/]+|[\s,，、\-–—:/]+$/gu, '');
    if (!/[\p{L}\p{N}]/u.test(trimmed) || IS_LABEL.test(trimmed)) continue;
    clauses.push({ text: trimmed, role, isQuestion: end !== null && /[?？؟]/u.test(end[0]) });
  }
  return clauses;
}

/** `my_cat_video_final_v3` is about a cat. */
function withoutWorkingWords(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter(Boolean);
  const telling = words.filter((word) => !WORKING_WORDS.test(word));
  return telling.join(' ');
}
