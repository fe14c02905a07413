import { describe, expect, it } from 'vitest';
import { estimateColours, removeFringe } from '../../../utils/cutout/foreground-colour.ts';
import { colourAt, picture, plane } from './support/drawing.ts';

const HAIR = [110, 80, 50] as const;
const SKY = [120, 190, 250] as const;

/** Hair with an outline eight pixels wide, mixed with the sky as a lens mixes them. */
const alpha = plane(120, 120, (x, y) => Math.min(1, Math.max(0, (40 - Math.hypot(x - 60, y - 60)) / 8 + 0.5)));
const mix = (share: number) => HAIR.map((channel, i) => channel * share + (SKY[i] ?? 0) * (1 - share));
const photo = picture(120, 120, (x, y) => {
  const [red = 0, green = 0, blue = 0] = mix(alpha.data[Math.floor(y) * 120 + Math.floor(x)] ?? 0);
  return [red, green, blue];
});

/** The largest difference from the hair's colour where the outline is seen at all. */
function worstFringe(cleaned: typeof photo): number {
  let worst = 0;
  for (let i = 0; i < alpha.data.length; i += 1) {
    if ((alpha.data[i] ?? 0) < 0.1) continue;
    for (const channel of [0, 1, 2] as const) {
      worst = Math.max(worst, Math.abs((cleaned.data[i * 4 + channel] ?? 0) - HAIR[channel]));
    }
  }
  return worst;
}

describe('removing the fringe', () => {
  it("takes the sky out of the hair's outline", () => {
    const cleaned = removeFringe(photo, alpha, estimateColours(photo, alpha, { near: 6, far: 20 }));
    expect(worstFringe(photo)).toBeGreaterThan(100);
    expect(worstFringe(cleaned)).toBeLessThan(12);
  });

  it('does so too with colours that were estimated on a smaller picture', () => {
    const small = { width: 60, height: 60 };
    const smallAlpha = plane(small.width, small.height, (x, y) =>
      Math.min(1, Math.max(0, (20 - Math.hypot(x - 30, y - 30)) / 4 + 0.5)),
    );
    const smallPhoto = picture(small.width, small.height, (x, y) => {
      const [red = 0, green = 0, blue = 0] = mix(smallAlpha.data[Math.floor(y) * 60 + Math.floor(x)] ?? 0);
      return [red, green, blue];
    });
    const around = estimateColours(smallPhoto, smallAlpha, { near: 4, far: 10 });
    expect(worstFringe(removeFringe(photo, alpha, around))).toBeLessThan(25);
  });

  it("leaves the person's inside exactly as it was", () => {
    const cleaned = removeFringe(photo, alpha, estimateColours(photo, alpha, { near: 6, far: 20 }));
    expect(colourAt(cleaned, 60, 60)).toEqual(colourAt(photo, 60, 60));
  });
});
