import { LIMITS } from './limits.ts';

/** The kinds of file that a typeface may come in. Collections of several are not taken. */
export type FontFormat = 'ttf' | 'otf' | 'woff2';

const FONT_SIGNATURES: Record<string, FontFormat> = {
  '\x00\x01\x00\x00': 'ttf',
  true: 'ttf',
  OTTO: 'otf',
  wOF2: 'woff2',
};

const DIRECTORY_START = 12;
const DIRECTORY_ENTRY = 16;

/**
 * Which kind of typeface the bytes are, by their content, or null where they are none or end too early. Whether its letters can
 * be drawn is for the browser to say.
 */
export function readFontFormat(bytes: Uint8Array): FontFormat | null {
  const view = viewOf(bytes);
  if (view.byteLength < DIRECTORY_START) return null;
  const format = FONT_SIGNATURES[textOf(bytes, 0, 4)];
  if (!format) return null;
  const isWhole = format === 'woff2' ? view.getUint32(8) === view.byteLength : hasEveryTable(view);
  return isWhole ? format : null;
}

/** Whether every table that the directory of a TTF or an OTF names lies inside the file. */
function hasEveryTable(view: DataView): boolean {
  const count = view.getUint16(4);
  if (count === 0 || view.byteLength < DIRECTORY_START + count * DIRECTORY_ENTRY) return false;
  return Array.from({ length: count }, (_, index) => DIRECTORY_START + index * DIRECTORY_ENTRY).every(
    (entry) => view.getUint32(entry + 8) + view.getUint32(entry + 12) <= view.byteLength,
  );
}

/** The size of a PNG in pixels as its header tells it, or null where the bytes are none. */
export function readPngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (textOf(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || textOf(bytes, 12, 4) !== 'IHDR' || bytes.length < 24) return null;
  const view = viewOf(bytes);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? { width, height } : null;
}

/** The kinds of file that a logo is made from. */
export type LogoSource = 'png' | 'webp' | 'svg';

/** Bytes of an SVG in which its first element must begin, after notes of the program that wrote it. */
const SVG_PROLOGUE = 8192;

/** Which kind of picture a logo's file is, by its content, or null where it is none that is taken. */
export function readLogoSource(bytes: Uint8Array): LogoSource | null {
  if (readPngSize(bytes)) return 'png';
  if (textOf(bytes, 0, 4) === 'RIFF' && textOf(bytes, 8, 4) === 'WEBP') return 'webp';
  return isSvg(new TextDecoder().decode(bytes.subarray(0, SVG_PROLOGUE))) ? 'svg' : null;
}

function isSvg(text: string): boolean {
  const beforeElement = /^(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*/i;
  return /^<svg[\s>]/.test(text.replace(beforeElement, ''));
}

/** A size made smaller, where it must be, so that its longer side is at most `longest`. */
export function fitSize(
  { width, height }: { width: number; height: number },
  longest: number = LIMITS.logoPixels,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const textOf = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
