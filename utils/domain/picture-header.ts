/** The kinds of picture that can be a reference photo. HEIC and AVIF are decoded by some browsers only. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'avif';

/** What the first bytes of a picture say of it, before anything is decoded. */
export interface PictureHeader {
  kind: PictureKind;
  /** Size in pixels as stored, before the orientation noted in its metadata; undefined where the header is broken. */
  size: { width: number; height: number } | undefined;
}

/** Bytes to read for {@link readPictureHeader}: a phone's metadata, preview and colour profile come before the size. */
export const HEADER_BYTES = 1024 * 1024;

/**
 * Reads which kind of picture the bytes are, by their content, and its size in pixels.
 * @param bytes the first {@link HEADER_BYTES} of the file, or all of it
 * @returns undefined where the bytes are no picture of a kind that is taken
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'jpeg', size: readJpegSize(view) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { kind: 'png', size: readPngSize(view) };
  if (readText(view, 0, 4) === 'RIFF' && readText(view, 8, 4) === 'WEBP')
    return { kind: 'webp', size: readWebpSize(view) };
  const kind = readText(view, 4, 4) === 'ftyp' ? readIsoBrand(view) : undefined;
  return kind && { kind, size: readIsoSize(view) };
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

/** ASCII text at a place; shorter or empty where the bytes end. */
function readText(view: DataView, at: number, length: number): string {
  let text = '';
  for (let place = at; place < Math.min(at + length, view.byteLength); place += 1) {
    text += String.fromCharCode(view.getUint8(place));
  }
  return text;
}

function size(width: number, height: number): { width: number; height: number } | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Walks the segments up to the frame header (SOF), which holds the size. */
function readJpegSize(view: DataView): PictureHeader['size'] {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // padding before a marker
    } else if (isFrameHeader(marker)) {
      return size(view.getUint16(at + 7), view.getUint16(at + 5));
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return undefined;
}

/** C0…CF, without the tables (C4), the reserved (C8) and the arithmetic conditioning (CC) that lie among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readPngSize(view: DataView): PictureHeader['size'] {
  if (view.byteLength < 24 || readText(view, 12, 4) !== 'IHDR') return undefined;
  return size(view.getUint32(16), view.getUint32(20));
}

function readWebpSize(view: DataView): PictureHeader['size'] {
  if (view.byteLength < 30) return undefined;
  switch (readText(view, 12, 4)) {
    case 'VP8 ':
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return size(readUint24(view, 24) + 1, readUint24(view, 27) + 1);
    default:
      return undefined;
  }
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const AVIF_BRANDS = new Set(['avif', 'avis']);

/** HEIC and AVIF share one container; the brands in its first box tell them apart. */
function readIsoBrand(view: DataView): 'heic' | 'avif' | undefined {
  const end = Math.min(view.getUint32(0), view.byteLength);
  const brands = [readText(view, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(readText(view, at, 4));
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'heic' : undefined;
}

/** The largest of the sizes (`ispe` boxes) that the container names: the picture beside its tiles and previews. */
function readIsoSize(view: DataView): PictureHeader['size'] {
  let largest: PictureHeader['size'];
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint8(at) !== 0x69 || readText(view, at, 4) !== 'ispe') continue;
    const found = size(view.getUint32(at + 8), view.getUint32(at + 12));
    if (found && found.width * found.height > (largest ? largest.width * largest.height : 0)) largest = found;
  }
  return largest;
}
