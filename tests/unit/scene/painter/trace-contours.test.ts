import { describe, expect, it } from 'vitest';
import { traceContours } from '../../../../utils/scene/painter/trace-contours.ts';

/** A picture from rows of figures, each the opacity of a pixel in ninths. */
function picture(...rows: string[]) {
  const width = rows[0]?.length ?? 0;
  const opacities = [...rows.join('')].map((figure) => Math.round((Number(figure) / 9) * 255));
  return {
    rgba: new Uint8ClampedArray(opacities.flatMap((opacity) => [0, 0, 0, opacity])),
    width,
    height: rows.length,
  };
}

const trace = ({ rgba, width, height }: ReturnType<typeof picture>, threshold = 128) =>
  traceContours(rgba, width, height, threshold);

/** Twice the area inside, positive where it lies to the right of the line. */
const area = (points: readonly { x: number; y: number }[]) =>
  points.reduce((sum, { x, y }, index) => {
    const next = points[(index + 1) % points.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0) / 2;

describe('tracing the lines around what is opaque', () => {
  it('finds nothing in a clear picture', () => {
    expect(trace(picture('000', '000'))).toEqual([]);
  });

  it('closes what the border of the picture cuts, along the border', () => {
    const [contour = [], ...others] = trace(picture('9999', '9999', '9999'));
    expect(others).toEqual([]);
    // The corners are cut off by half a pixel.
    expect(Math.abs(area(contour))).toBeGreaterThan(11);
    expect(Math.abs(area(contour))).toBeLessThanOrEqual(12);
    for (const { x, y } of contour) {
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x).toBeLessThanOrEqual(4.01);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual(3.01);
    }
  });

  it('runs between pixels where the opacity passes the threshold', () => {
    const edge = (threshold: number) =>
      Math.max(...(trace(picture('9990', '9990', '9990'), threshold)[0] ?? []).map(({ x }) => x));
    // From the middle of the third pixel, at 2.5, to the middle of the fourth.
    expect(edge(128)).toBeCloseTo(3, 1);
    expect(edge(26)).toBeCloseTo(3.4, 1);
    expect(edge(230)).toBeCloseTo(2.6, 1);
  });

  it('goes the other way around a hole', () => {
    const contours = trace(picture('99999', '99999', '99099', '99999', '99999'));
    expect(contours).toHaveLength(2);
    const areas = contours.map(area).toSorted((a, b) => a - b);
    expect((areas[0] ?? 0) * (areas[1] ?? 0)).toBeLessThan(0);
  });

  it('keeps apart what only touches at a corner, in both directions', () => {
    expect(trace(picture('9900', '9900', '0099', '0099'))).toHaveLength(2);
    expect(trace(picture('0099', '0099', '9900', '9900'))).toHaveLength(2);
  });

  it('leaves out points that lie on a straight line', () => {
    const wide = picture(...Array.from({ length: 40 }, () => '9'.repeat(60)));
    expect(trace(wide)[0]?.length).toBeLessThan(16);
  });

  it('closes every line, whatever the picture', () => {
    let seed = 5;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const rows = Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => Math.floor(random() * 10)).join(''));
    for (const contour of trace(picture(...rows))) {
      const [first = { x: 0, y: 0 }, last = { x: 9, y: 9 }] = [contour[0], contour.at(-1)];
      expect(Math.hypot(first.x - last.x, first.y - last.y)).toBeLessThan(2);
    }
  });
});
