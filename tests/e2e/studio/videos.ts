import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * An invented video, recorded from a canvas: 1440 × 810 pixels, six seconds. A third of it is black; then there are red
 * squares on white, and blue ones from {@link BLUE_PART} on.
 */
export const VIDEO = path.join(import.meta.dirname, 'treehouse.webm');
export const BLACK_PART = 0.3;
export const BLUE_PART = 0.65;
export const VIDEO_SECONDS = 5.836;

/**
 * Another, recorded in the same way, 640 × 360 pixels, six seconds: leaves, far sharper than any face, and from
 * {@link PERSON_PART} on the person of `tests/fixtures/photos` before a wall.
 */
export const PERSON_VIDEO = path.join(import.meta.dirname, 'astronaut.webm');
export const PERSON_PART = 0.5;
export const PERSON_VIDEO_SECONDS = 5.865;

export interface VideoFiles {
  /** The same video, in a file that does not say how long it is, as of a recorder that was cut off. */
  endless: string;
  /** No video, though its name says so. */
  garbage: string;
  remove(): Promise<void>;
}

/** Makes what else a creator may choose. */
export async function makeVideoFiles(): Promise<VideoFiles> {
  const folder = await mkdtemp(path.join(tmpdir(), 'klikk-videos-'));
  const write = async (name: string, bytes: Buffer) => {
    await writeFile(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  return {
    endless: await write('endless.webm', withoutDuration(await readFile(VIDEO))),
    garbage: await write('treehouse.mov', Buffer.from('no video at all '.repeat(500))),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Matroska's `Duration`, a number of four bytes. */
const DURATION = Buffer.from([0x44, 0x89, 0x84]);
/** Matroska's `Void`, which takes up as much room. */
const VOID = Buffer.from([0xec, 0x85, 0, 0, 0, 0, 0]);

function withoutDuration(webm: Buffer): Buffer {
  const at = webm.indexOf(DURATION);
  if (at === -1) throw new Error('The video does not say how long it is.');
  return Buffer.concat([webm.subarray(0, at), VOID, webm.subarray(at + VOID.length)]);
}
