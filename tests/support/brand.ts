import { createCanvas } from '@napi-rs/canvas';
import type { BrandKit } from '../../utils/scene/brand-kit.ts';

/** A PNG of one colour. */
export function aPng(width = 320, height = 120, colour = '#0b6b57'): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return Uint8Array.from(canvas.toBuffer('image/png'));
}

/** A TTF with a directory of one table, and nothing in it that could be drawn. */
export function aFont(content = 'letters', signature = [0, 1, 0, 0]): Uint8Array<ArrayBuffer> {
  const table = new TextEncoder().encode(content);
  const bytes = new Uint8Array(28 + table.length);
  bytes.set(signature);
  bytes.set(table, 28);
  const view = new DataView(bytes.buffer);
  view.setUint16(4, 1);
  view.setUint32(20, 28);
  view.setUint32(24, table.length);
  return bytes;
}

export const aBrandKit = (changes: Partial<BrandKit> = {}): BrandKit => ({
  colours: ['#0b6b57', '#ffc94d'],
  font: { kind: 'bundled', id: 'bangers' },
  logo: null,
  usedByDefault: true,
  ...changes,
});

export const aLogo = (changes: Partial<NonNullable<BrandKit['logo']>> = {}): NonNullable<BrandKit['logo']> => ({
  place: 'top-left',
  width: 320,
  height: 120,
  ...changes,
});

export const OWN_FONT: BrandKit['font'] = { kind: 'own', family: 'Maker Sans', licensedAt: '2026-11-24T10:00:00.000Z' };
