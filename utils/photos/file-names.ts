import type { CutoutFile, OriginalFile } from '../domain/photo-files.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The name of an original that takes another's place. */
export async function originalFileOf(original: Bytes): Promise<OriginalFile> {
  return `original-${await digest(original)}`;
}

/**
 * The name of a cut-out that takes another's place.
 * @param original the one that it was made of, where that is new too: then the name stands for both
 */
export async function cutoutFileOf(cutout: Bytes, original?: Bytes): Promise<CutoutFile> {
  return `cutout-${await digest(original ? join(original, cutout) : cutout)}`;
}

function join(one: Bytes, other: Bytes): Bytes {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

async function digest(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
