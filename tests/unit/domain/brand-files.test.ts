import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { fitSize, readFontFormat, readLogoSource, readPngSize } from '../../../utils/domain/brand-files.ts';
import { aFont, aPng } from '../../support/brand.ts';

const text = (words: string) => new TextEncoder().encode(words);
const signature = (letters: string) => [...text(letters)];

describe('a typeface’s file', () => {
  it('is told by its content', () => {
    expect(readFontFormat(aFont())).toBe('ttf');
    expect(readFontFormat(aFont('letters', signature('true')))).toBe('ttf');
    expect(readFontFormat(aFont('letters', signature('OTTO')))).toBe('otf');
    const bangers = readFileSync('node_modules/@fontsource/bangers/files/bangers-latin-400-normal.woff2');
    expect(readFontFormat(bangers)).toBe('woff2');
  });

  it('is told wherever it lies in memory', () => {
    const font = aFont();
    const around = new Uint8Array(font.length + 7);
    around.set(font, 7);
    expect(readFontFormat(around.subarray(7))).toBe('ttf');
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a picture', aPng()],
    ['words', text('This is not a typeface, whatever its name says.')],
    ['a collection', aFont('letters', signature('ttcf'))],
    ['an older web font', aFont('letters', signature('wOFF'))],
    ['a TTF without tables', new Uint8Array([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a TTF that ends too early', aFont().subarray(0, 30)],
    ['a directory that ends too early', aFont().subarray(0, 20)],
    ['a WOFF2 that ends too early', text('wOF2----\x00\x00\xff\xff')],
  ])('is not %s', (_, bytes) => {
    expect(readFontFormat(bytes)).toBeNull();
  });
});

describe('a logo’s file', () => {
  const canvas = createCanvas(30, 20);

  it('is told by its content', () => {
    expect(readLogoSource(canvas.toBuffer('image/png'))).toBe('png');
    expect(readLogoSource(canvas.toBuffer('image/webp'))).toBe('webp');
    expect(readLogoSource(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('svg');
    const written =
      '\ufeff<?xml version="1.0"?>\n<!-- by a program -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg>';
    expect(readLogoSource(text(written))).toBe('svg');
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a JPEG', canvas.toBuffer('image/jpeg')],
    ['a GIF', text('GIF89a00000000000000000000')],
    ['a page', text('<!doctype html><html><svg></svg></html>')],
    ['an element whose name merely begins so', text('<svgs/>')],
    ['the beginning of a PNG', aPng().subarray(0, 20)],
    ['a PNG without a size', aPng().fill(0, 16, 24)],
  ])('is not %s', (_, bytes) => {
    expect(readLogoSource(bytes)).toBeNull();
  });

  it('has a size', () => {
    expect(readPngSize(aPng(321, 123))).toEqual({ width: 321, height: 123 });
    expect(readPngSize(canvas.toBuffer('image/webp'))).toBeNull();
  });

  it('is made smaller, never larger, and keeps its shape', () => {
    expect(fitSize({ width: 4096, height: 1024 })).toEqual({ width: 1024, height: 256 });
    expect(fitSize({ width: 30, height: 20 })).toEqual({ width: 30, height: 20 });
    expect(fitSize({ width: 1, height: 9000 })).toEqual({ width: 1, height: 1024 });
  });
});
