import { createCanvas, loadImage } from '@napi-rs/canvas';
import exifr from 'exifr';
import { describe, expect, it } from 'vitest';
import { readPlainJpeg } from '../../../supabase/functions/_shared/generation/plain-jpeg.ts';
import { photoWithPlace } from '../../support/photo-with-place.ts';

const canvas = createCanvas(300, 200);
const context = canvas.getContext('2d');
context.fillStyle = '#c03020';
context.fillRect(20, 20, 200, 120);
const plain = Buffer.from(await canvas.encode('jpeg', 90));
const noted = photoWithPlace(plain);

describe('a JPEG made plain', () => {
  it('is the same picture without place, comment and whatever lies behind it', async () => {
    expect((await exifr.gps(noted)).latitude).toBeCloseTo(48.857, 2);
    const read = readPlainJpeg(noted);
    if (!read) throw new Error('It was not read.');
    expect([read.width, read.height]).toEqual([300, 200]);
    expect(await exifr.gps(Buffer.from(read.bytes))).toBeUndefined();
    expect(Buffer.from(read.bytes).includes('Taken at home')).toBe(false);
    expect(read.bytes.length).toBeLessThanOrEqual(plain.length);
    const picture = await loadImage(Buffer.from(read.bytes));
    expect([picture.width, picture.height]).toEqual([300, 200]);
  });

  it('is left as it is where nothing is noted in it', () => {
    expect(Buffer.from(readPlainJpeg(plain)?.bytes ?? []).equals(plain)).toBe(true);
  });

  it('is none where the bytes are something else, or end too early', () => {
    for (const bytes of [Buffer.from('no picture'), Buffer.alloc(0), plain.subarray(0, 2), plain.subarray(0, -2)]) {
      expect(readPlainJpeg(bytes)).toBeNull();
    }
    for (let length = 0; length < plain.length - 2; length += 7) {
      expect(readPlainJpeg(plain.subarray(0, length))).toBeNull();
    }
  });
});
