import { describe, expect, it } from 'vitest';
import { createSurface } from '../../../../scripts/support/node-painter.ts';
import { castShadow } from '../../../../utils/scene/painter/cast-shadow.ts';

const SQUARE = { x: 540, y: 260, width: 200, height: 200 };
const SHADOW = { colour: '#000000ff', blur: 40, x: 60, y: 20 };

/** The opacity at a point of the scene, where a square of 200 px around (640, 360) has cast its shadow. */
function opacityAt(scale: number, x: number, y: number): number {
  const { canvas, context } = createSurface(1280 * scale, 720 * scale);
  context.scale(scale, scale);
  castShadow(context, SHADOW, SQUARE, { createSurface, pictures: new Map() }, scale, (target) =>
    target.fillRect(540, 260, 200, 200),
  );
  return context.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data[3] ?? canvas.width;
}

describe.each([0.25, 1, 3])('a shadow in a picture %s times the size', (scale) => {
  it('lies where it is thrown, and what throws it is not drawn', () => {
    expect(opacityAt(scale, 700, 380)).toBeGreaterThan(250);
    expect(opacityAt(scale, 520, 260)).toBe(0);
  });

  it('falls off to half at the edge, over the width of its blur', () => {
    const edge = 540 + SHADOW.x;
    expect(Math.abs(opacityAt(scale, edge, 380) - 128)).toBeLessThan(24);
    expect(opacityAt(scale, edge - SHADOW.blur / 2, 380)).toBeLessThan(60);
    expect(opacityAt(scale, edge + SHADOW.blur / 2, 380)).toBeGreaterThan(195);
  });
});

it('is thrown into the picture by what lies outside of it', () => {
  const { context } = createSurface(1280, 720);
  const wall = { x: -200, y: -200, width: 200, height: 1120 };
  castShadow(context, { ...SHADOW, x: 0, y: 0 }, wall, { createSurface, pictures: new Map() }, 1, (target) =>
    target.fillRect(wall.x, wall.y, wall.width, wall.height),
  );
  expect(Math.abs((context.getImageData(0, 360, 1, 1).data[3] ?? 0) - 128)).toBeLessThan(24);
});
