/** A JPEG as it may be shown to strangers. */
export interface PlainJpeg {
  width: number;
  height: number;
  /** Without what was noted about it: place, time, camera, previews, comments. Colour profiles stay. */
  bytes: Uint8Array;
}

/** Reads a JPEG by its segments; null where the bytes are none, or end too early. https://www.w3.org/Graphics/JPEG/itu-t81.pdf */
export function readPlainJpeg(bytes: Uint8Array): PlainJpeg | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept = [bytes.subarray(0, 2)];
  let size: Pick<PlainJpeg, 'width' | 'height'> | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1; // padding before a marker
      continue;
    }
    const end = at + 2 + twoBytes(bytes, at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (isFrameHeader(marker)) size = { height: twoBytes(segment, 5), width: twoBytes(segment, 7) };
    if (!isNote(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SCAN) continue;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
    // What lies behind the end of the picture is no part of it, such as another one in full size.
    if (bytes[at + 1] === END_OF_PICTURE) {
      kept.push(bytes.subarray(at, at + 2));
      return size && size.width > 0 && size.height > 0 ? { ...size, bytes: joined(kept) } : null;
    }
  }
  return null;
}

const SCAN = 0xda;
const END_OF_PICTURE = 0xd9;
const COMMENT = 0xfe;

/** C0…CF, without the tables (C4), the reserved (C8) and the arithmetic conditioning (CC) that lie among them. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Everything an application noted but how the colours are to be understood: JFIF (E0), profiles (E2) and Adobe's (EE). */
function isNote(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  const name = String.fromCharCode(...segment.subarray(4, 16));
  return !(
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

/** Where the next marker is that is no part of the picture's data: those are restarts (D0…D7) and FF itself, written as FF 00. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const twoBytes = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
