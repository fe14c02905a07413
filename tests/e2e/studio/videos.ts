import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';

/**
 * An invented video, recorded from a canvas: 1440 × 810 pixels, six seconds. A third of it is black; then there are red
 * squares on white, and blue ones from {@link BLUE_PART} on.
 */
export const VIDEO = path.join(import.meta.dirname, 'treehouse.webm');
export const BLACK_PART = 0.3;
export const BLUE_PART = 0.65;
export const VIDEO_SECONDS = 5.836;

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

/**
 * Records a video in a page's own browser: first leaves, far sharper than any face, then somebody before a wall.
 * @param photo a JPEG of that somebody
 */
export async function recordPerson(page: Page, photo: Buffer, file: string): Promise<void> {
  const webm = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [960, 540];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas.');
    const leaves = (time: number) => {
      for (let x = 0; x < 960; x += 12) {
        for (let y = 0; y < 540; y += 12) {
          context.fillStyle = (x * 7 + y * 13 + Math.floor(time * 4) * 12) % 5 < 2 ? '#0b3d16' : '#8ee04f';
          context.fillRect(x, y, 12, 12);
        }
      }
    };
    const person = (time: number) => {
      context.fillStyle = '#b9b3a6';
      context.fillRect(0, 0, 960, 540);
      context.drawImage(picture, 210 + 10 * Math.sin(time), 0, 540, 540);
    };
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm', videoBitsPerSecond: 4e6 });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const start = performance.now();
    for (let time = 0; time < 4; time = (performance.now() - start) / 1000) {
      (time < 2 ? leaves : person)(time);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, `data:image/jpeg;base64,${photo.toString('base64')}`);
  await writeFile(file, Buffer.from(webm, 'base64'));
}
