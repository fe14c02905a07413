import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../../utils/domain/picture-header.ts';

const canvas = createCanvas(321, 123);
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const box = (name: string, body: number[]) => [...uint32(body.length + 8), ...ascii(name), ...body];
const bytes = (...parts: number[][]) => new Uint8Array(parts.flat());

describe('picture header', () => {
  it('reads kind and size of what encoders write', () => {
    const size = { width: 321, height: 123 };
    expect(readPictureHeader(canvas.toBuffer('image/jpeg'))).toEqual({ kind: 'jpeg', size });
    expect(readPictureHeader(canvas.toBuffer('image/png'))).toEqual({ kind: 'png', size });
    expect(readPictureHeader(canvas.toBuffer('image/webp'))).toEqual({ kind: 'webp', size });
    expect(readPictureHeader(canvas.toBuffer('image/avif'))).toEqual({ kind: 'avif', size });
  });

  it('reads a photo as a camera writes it', () => {
    expect(readPictureHeader(readFileSync('tests/fixtures/photos/astronaut.jpg'))).toEqual({
      kind: 'jpeg',
      size: { width: 512, height: 512 },
    });
  });

  it('passes over the preview in the metadata, which has a size of its own', () => {
    const preview = [...createCanvas(64, 48).toBuffer('image/jpeg')];
    const length = preview.length + 2;
    const photo = [...canvas.toBuffer('image/jpeg')];
    const withPreview = bytes([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255], preview, photo.slice(2));
    expect(readPictureHeader(withPreview)?.size).toEqual({ width: 321, height: 123 });
  });

  it('passes over tables that come before the size', () => {
    const table = [0xff, 0xc4, 0x00, 0x09, 0x00, 0x00, 0x10, 0x00, 0x10, 0x00, 0x00];
    const photo = [...canvas.toBuffer('image/jpeg')];
    expect(readPictureHeader(bytes(photo.slice(0, 2), table, photo.slice(2)))?.size).toEqual({
      width: 321,
      height: 123,
    });
  });

  it('reads the three kinds of WebP', () => {
    const webp = (...parts: number[][]) =>
      bytes(ascii('RIFF'), uint32(0), ascii('WEBP'), ...parts, uint32(0), uint32(0));
    const lossy = webp(ascii('VP8 '), uint32(0), [0, 0, 0, 0x9d, 0x01, 0x2a], [0x41, 0x01, 0x7b, 0x00]);
    const lossless = webp(ascii('VP8L'), uint32(0), [0x2f, 0x40, 0x81, 0x1e, 0x00]);
    const extended = webp(ascii('VP8X'), uint32(0), [0, 0, 0, 0], [0x40, 0x01, 0x00, 0x7a, 0x00, 0x00]);
    for (const picture of [lossy, lossless, extended]) {
      expect(readPictureHeader(picture)).toEqual({ kind: 'webp', size: { width: 321, height: 123 } });
    }
  });

  it('takes the largest size that a HEIC names, beside its tiles and preview', () => {
    const ispe = (width: number, height: number) => box('ispe', [...uint32(0), ...uint32(width), ...uint32(height)]);
    const heic = bytes(
      box('ftyp', [...ascii('heic'), ...uint32(0), ...ascii('mif1')]),
      box('meta', [...ispe(512, 512), ...ispe(4032, 3024), ...ispe(320, 240)]),
    );
    expect(readPictureHeader(heic)).toEqual({ kind: 'heic', size: { width: 4032, height: 3024 } });
  });

  it.each([
    ['text', ascii('This is not a photo, whatever its name says.')],
    ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')],
    ['a GIF', ascii('GIF89a')],
    ['an MP4 film', box('ftyp', [...ascii('isom'), ...uint32(512), ...ascii('mp42')])],
    ['nothing', []],
  ])('knows that %s is no picture for us', (_, content) => {
    expect(readPictureHeader(bytes(content))).toBeUndefined();
  });

  it('gives no size where the header is broken off or nonsense', () => {
    const jpeg = canvas.toBuffer('image/jpeg');
    expect(readPictureHeader(jpeg.subarray(0, 30))).toEqual({ kind: 'jpeg', size: undefined });
    expect(
      readPictureHeader(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0x12, 0x34, 0x56, 0, 0, 0]))?.size,
    ).toBeUndefined();
    expect(readPictureHeader(canvas.toBuffer('image/png').subarray(0, 20))?.size).toBeUndefined();
    expect(readPictureHeader(bytes([0xff, 0xd8, 0xff]))?.size).toBeUndefined();
  });

  it('reads bytes that lie somewhere inside a larger buffer', () => {
    const png = canvas.toBuffer('image/png');
    const larger = new Uint8Array(png.length + 10);
    larger.set(png, 10);
    expect(readPictureHeader(larger.subarray(10))?.size).toEqual({ width: 321, height: 123 });
  });
});
