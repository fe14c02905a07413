import { type FittedHeadline, splitWords } from '../fit-text.ts';
import { hasCase } from '../fonts.ts';
import { headsOf } from '../heads.ts';
import { DURATION_BADGE, overlaps } from '../safe-area.ts';
import { type Box, SCENE_SIZE, type Scene } from '../schema.ts';
import { COLOUR_VISIONS } from './colour-vision.ts';
import { drawnLines } from './drawn-lines.ts';
import type { MeasuredContrast } from './measure-contrast.ts';

export type CheckId = 'legibility' | 'contrast' | 'colourBlind' | 'duration' | 'edges' | 'face' | 'words' | 'file';

/** `fine`: nothing to do. `watch`: could be better. `mend`: viewers will miss something. */
export type CheckLevel = 'fine' | 'watch' | 'mend';

/** A fact about a picture, with what it was measured against. Never a promise of success. */
export interface Check {
  id: CheckId;
  level: CheckLevel;
  /** What was measured; null where there is nothing to measure. */
  value: number | null;
  /** From here on, or up to here, it is fine. */
  limit: number;
}

/** What was measured on the painted picture. */
export interface Measurements {
  fitted: FittedHeadline | null;
  contrast: MeasuredContrast | null;
  /** Of the encoded picture; null before it was encoded. */
  bytes: number | null;
}

/** Width at which YouTube shows a thumbnail beside a video. */
const SMALL_WIDTH = 168;

/** Height of a capital in pixels of the small picture: readable from, and hard to read below. */
const CAPITALS = { fine: 7, poor: 5 };

/** Ratio by WCAG 2 that nine tenths of the letters' surroundings exceed. 3 is its limit for large text. */
const CONTRAST = { fine: 4.5, poor: 3 };

/** Large letters are read from 3 on, whoever reads them; below 2 they are a guess. */
const COLOUR_BLIND = { fine: 3, poor: 2 };

const WORDS = { fine: 5, poor: 7 };

/** Bytes that Studio takes everywhere. */
const FILE_BYTES = 2 * 1024 * 1024;

/** Letters nearer to an edge than this look cut off on phones: 2 % of the width. */
const EDGE = 24;

/** Every check of a picture, in the order in which they matter. */
export function checkScene(scene: Scene, measured: Measurements): Check[] {
  const lines = scene.headline && measured.fitted ? drawnLines(scene.headline, measured.fitted) : [];
  return [
    checkLegibility(scene, measured.fitted),
    checkContrast(measured.contrast),
    checkColourBlind(measured.contrast),
    checkFace(scene, lines),
    checkDuration(scene, lines),
    checkEdges(lines),
    checkWords(scene),
    checkFile(measured.bytes),
  ];
}

/** Height of the smallest line's capitals (or of its letters, in scripts without capitals) at 168 px. */
function checkLegibility({ headline }: Scene, fitted: FittedHeadline | null): Check {
  const heights = (fitted?.lines ?? []).map(({ ink, size, text }) =>
    hasCase(text) ? Math.min(ink.height, size * CAPITAL_SHARE) : ink.height,
  );
  const value = headline && heights.length > 0 ? (Math.min(...heights) * SMALL_WIDTH) / SCENE_SIZE.width : null;
  return { id: 'legibility', level: atLeast(value, CAPITALS), value, limit: CAPITALS.fine };
}

/** Capitals of our typefaces are about this share of their size. */
const CAPITAL_SHARE = 0.74;

function checkContrast(contrast: Measurements['contrast']): Check {
  const value = contrast?.tenth ?? null;
  return { id: 'contrast', level: atLeast(value, CONTRAST), value, limit: CONTRAST.fine };
}

/** The same for whoever lacks one kind of cone: the lowest of the three, so that words are not told by their hue alone. */
function checkColourBlind(contrast: Measurements['contrast']): Check {
  const value = contrast && Math.min(...COLOUR_VISIONS.map((vision) => contrast.seen[vision]));
  return { id: 'colourBlind', level: atLeast(value, COLOUR_BLIND), value, limit: COLOUR_BLIND.fine };
}

/** Share of a face that words cover, in percent. */
function checkFace(scene: Scene, lines: readonly Box[]): Check {
  const heads = headsOf(scene);
  const covered = heads.map((head) => lines.reduce((sum, line) => sum + shared(line, head), 0) / area(head));
  const value = heads.length > 0 ? Math.round(Math.max(0, ...covered) * 100) : null;
  return { id: 'face', level: value ? 'mend' : 'fine', value, limit: 0 };
}

/** Words, faces and badges that reach under the duration. */
function checkDuration(scene: Scene, lines: readonly Box[]): Check {
  const { accents, logo } = scene;
  const badges = accents.flatMap((accent) =>
    accent.kind === 'badge' || accent.kind === 'emoji' ? [around(accent.centre, accent.size)] : [],
  );
  const parts = [...lines, ...headsOf(scene), ...badges, ...(logo ? [logo.box] : [])];
  const value = parts.filter((part) => overlaps(part, DURATION_BADGE)).length;
  return { id: 'duration', level: value > 0 ? 'mend' : 'fine', value, limit: 0 };
}

/** Distance of the outermost letter from the picture's edge, in pixels. */
function checkEdges(lines: readonly Box[]): Check {
  const distances = lines.map(({ x, y, width, height }) =>
    Math.min(x, y, SCENE_SIZE.width - x - width, SCENE_SIZE.height - y - height),
  );
  const value = lines.length > 0 ? Math.round(Math.min(...distances)) : null;
  return { id: 'edges', level: atLeast(value, { fine: EDGE, poor: 0 }), value, limit: EDGE };
}

function checkWords({ headline }: Scene): Check {
  const value = headline ? splitWords(headline.text, headline.locale).words.length : 0;
  const level = value <= WORDS.fine ? 'fine' : value <= WORDS.poor ? 'watch' : 'mend';
  return { id: 'words', level, value, limit: WORDS.fine };
}

function checkFile(bytes: number | null): Check {
  return { id: 'file', level: bytes !== null && bytes > FILE_BYTES ? 'mend' : 'fine', value: bytes, limit: FILE_BYTES };
}

function atLeast(value: number | null, { fine, poor }: { fine: number; poor: number }): CheckLevel {
  if (value === null || value >= fine) return 'fine';
  return value >= poor ? 'watch' : 'mend';
}

const area = ({ width, height }: Box) => Math.max(1, width * height);

function shared(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

const around = ({ x, y }: { x: number; y: number }, size: number): Box => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});
