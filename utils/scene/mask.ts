import { z } from 'zod';
import { fromBase64, toBase64 } from '../domain/base64.ts';
import type { Point } from './schema.ts';

/**
 * Where a picture may be changed, as a grid of cells over the whole of it: fine enough for a brush, small enough to travel and to
 * be kept with a request.
 */
export const MASK_GRID = { columns: 64, rows: 36 } as const;

const CELLS = MASK_GRID.columns * MASK_GRID.rows;

/** One for each cell, row by row from the upper left: 1 where the picture may change, else 0. */
export type Mask = Uint8Array<ArrayBuffer>;

const CHARACTERS = (CELLS / 24) * 4;

/** Bits of the cells, eight in a byte, the first in the highest, as base64. */
export const maskSchema = z
  .base64()
  .length(CHARACTERS)
  .refine((text) => text !== 'A'.repeat(CHARACTERS), { message: 'The mask leaves nothing to change.' });

export function emptyMask(): Mask {
  return new Uint8Array(CELLS);
}

export function encodeMask(mask: Mask): string {
  const bytes = new Uint8Array(CELLS / 8);
  for (const [cell, value] of mask.entries()) bytes[cell >> 3] = (bytes[cell >> 3] ?? 0) | (value << (7 - (cell & 7)));
  return toBase64(bytes);
}

/** @throws DOMException where it is not base64 */
export function decodeMask(text: string): Mask {
  const bytes = fromBase64(text);
  return emptyMask().map((_, cell) => ((bytes[cell >> 3] ?? 0) >> (7 - (cell & 7))) & 1);
}

/** Parts of a picture that have a name. */
export const MASK_REGIONS = ['left', 'middle', 'right', 'top', 'bottom'] as const;
export type MaskRegion = (typeof MASK_REGIONS)[number];

/** Where each is, in shares of width and height: from, to. */
const REGIONS: Record<MaskRegion, { x: [number, number]; y: [number, number] }> = {
  left: { x: [0, 0.4], y: [0, 1] },
  middle: { x: [0.3, 0.7], y: [0, 1] },
  right: { x: [0.6, 1], y: [0, 1] },
  top: { x: [0, 1], y: [0, 0.5] },
  bottom: { x: [0, 1], y: [0.5, 1] },
};

export function maskOf(region: MaskRegion): Mask {
  const { x, y } = REGIONS[region];
  return emptyMask().map((_, cell) => {
    const { x: across, y: down } = middleOf(cell);
    return Number(across > x[0] && across < x[1] && down > y[0] && down < y[1]);
  });
}

/** As it is seen in a mirror, left to right. */
export function mirrorMask(mask: Mask): Mask {
  const { columns } = MASK_GRID;
  return mask.map((_, cell) => mask[cell - (cell % columns) + columns - 1 - (cell % columns)] ?? 0);
}

/**
 * Marks what a round brush covers on its way from one point to another, or takes the mark away. Points are in shares of the
 * picture's width and height, the radius in shares of its width.
 */
export function brushMask(mask: Mask, value: 0 | 1, radius: number, from: Point, to: Point): void {
  const down = MASK_GRID.rows / MASK_GRID.columns;
  const along = { x: to.x - from.x, y: (to.y - from.y) * down };
  const lengthSquared = along.x ** 2 + along.y ** 2;
  for (let cell = 0; cell < CELLS; cell += 1) {
    const middle = middleOf(cell);
    const away = { x: middle.x - from.x, y: (middle.y - from.y) * down };
    const place = lengthSquared === 0 ? 0 : clamp((away.x * along.x + away.y * along.y) / lengthSquared);
    const distance = Math.hypot(away.x - place * along.x, away.y - place * along.y);
    if (distance < radius) mask[cell] = value;
  }
}

function middleOf(cell: number): Point {
  const { columns, rows } = MASK_GRID;
  return { x: ((cell % columns) + 0.5) / columns, y: (Math.floor(cell / columns) + 0.5) / rows };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
