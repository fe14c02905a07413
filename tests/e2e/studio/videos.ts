import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';

/** Wider than what a still may be, so that each has to be made smaller. */
const VIDEO_SIZE = { width: 1440, height: 810 };
/** The recording begins with black, for this part of it. */
const BLACK_PART = 0.3;

/** A folder for the files that a creator chooses. */
export async function makeFolder(): Promise<{ path: string; write: WriteFile; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'klikk-videos-'));
  return {
    path: folder,
    async write(name, bytes) {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      return file;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

type WriteFile = (name: string, bytes: Buffer) => Promise<string>;

/** Records three seconds of an invented video in a real browser: black at first, then red squares, then blue ones. */
export async function recordVideo(context: BrowserContext): Promise<Buffer> {
  const page = await context.newPage();
  const base64 = await page.evaluate(
    async ({ width, height, blackPart }) => {
      const LENGTH = 3000;
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const drawing = canvas.getContext('2d');
      if (!drawing) throw new Error('This browser draws nothing.');
      const recorder = new MediaRecorder(canvas.captureStream(15), { mimeType: 'video/webm', videoBitsPerSecond: 4e5 });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => void parts.push(data);
      recorder.start();
      const start = performance.now();
      for (let part = 0; part < 1; part = (performance.now() - start) / LENGTH) {
        drawing.fillStyle = part < blackPart ? 'black' : 'white';
        drawing.fillRect(0, 0, width, height);
        drawing.fillStyle = part < blackPart ? 'black' : part < 0.65 ? '#d00' : '#00d';
        for (let x = 0; x < width; x += 180) drawing.fillRect(x, (x / 2 + part * 200) % 600, 90, 200);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.stop();
      });
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { ...VIDEO_SIZE, blackPart: BLACK_PART },
  );
  await page.close();
  return Buffer.from(base64, 'base64');
}
