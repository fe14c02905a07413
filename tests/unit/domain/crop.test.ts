import { describe, expect, it } from 'vitest';
import {
  type Crop,
  coverScale,
  croppedSize,
  drawBox,
  frameOf,
  leastBox,
  moveBox,
  NOTHING_CROPPED,
  straighten,
  turnQuarter,
} from '../../../utils/domain/crop.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';

const PHOTO = { width: 1600, height: 1000 };
const BOX = { x: 0.1, y: 0.2, width: 0.5, height: 0.6 };
const LEAST = { width: 0.2, height: 0.25 };

/** Box with its figures rounded, since shares of a frame are seldom exact. */
const rounded = ({ x, y, width, height }: typeof BOX) =>
  [x, y, width, height].map((share) => Math.round(share * 1000) / 1000);

describe('a photo that is turned by quarters', () => {
  it('keeps what it kept, wherever that then lies', () => {
    const crop: Crop = { ...NOTHING_CROPPED, box: BOX };
    const right = turnQuarter(crop, 'right');
    // What was at the left is above, what was above is at the right.
    expect([right.quarters, ...rounded(right.box)]).toEqual([1, 0.2, 0.1, 0.6, 0.5]);
    expect(croppedSize(PHOTO, right)).toEqual({ width: 600, height: 800 });
    const back = turnQuarter(right, 'left');
    expect([back.quarters, ...rounded(back.box)]).toEqual([0, ...rounded(BOX)]);
  });

  it.each(['left', 'right'] as const)('four times to the %s is as it was', (direction) => {
    let crop: Crop = { ...NOTHING_CROPPED, degrees: 3, box: BOX };
    for (let turn = 0; turn < 4; turn++) crop = turnQuarter(crop, direction);
    expect([crop.quarters, crop.degrees, ...rounded(crop.box)]).toEqual([0, 3, ...rounded(BOX)]);
  });
});

/** Whether a frame's corner lies on the picture that stands aslant and was enlarged. */
function isCovered(frame: typeof PHOTO, degrees: number, scale: number): boolean {
  const angle = (degrees * Math.PI) / 180;
  const corners = [-0.5, 0.5].flatMap((x) => [-0.5, 0.5].map((y) => [x * frame.width, y * frame.height] as const));
  return corners.every(([x, y]) => {
    const across = (x * Math.cos(angle) + y * Math.sin(angle)) / scale;
    const down = (y * Math.cos(angle) - x * Math.sin(angle)) / scale;
    return Math.abs(across) <= frame.width / 2 + 1e-6 && Math.abs(down) <= frame.height / 2 + 1e-6;
  });
}

describe('a photo that is made to stand straight', () => {
  it.each([0, 1, -4, 15, -15])('by %i degrees fills its frame to the corners, and by no more than that', (degrees) => {
    for (const frame of [PHOTO, frameOf(PHOTO, 1), { width: 700, height: 700 }]) {
      const scale = coverScale(frame, degrees);
      expect(isCovered(frame, degrees, scale)).toBe(true);
      expect(isCovered(frame, degrees, scale * 0.999)).toBe(false);
    }
  });

  it('is turned by 15 degrees at the most', () => {
    expect(straighten(PHOTO, NOTHING_CROPPED, 40).degrees).toBe(15);
    expect(straighten(PHOTO, NOTHING_CROPPED, -40).degrees).toBe(-15);
  });

  it('keeps enough of a small part for a photo', () => {
    const small: Crop = { ...NOTHING_CROPPED, box: { x: 0.9, y: 0, ...leastBox(PHOTO, NOTHING_CROPPED) } };
    const { box, ...turn } = straighten(PHOTO, { ...small, box: moveBox(small.box, 0, 0) }, 15);
    const { width, height } = croppedSize(PHOTO, { ...turn, box });
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(LIMITS.photoPixelsMin);
    expect(box.x + box.width).toBeLessThanOrEqual(1 + 1e-9);
  });
});

describe('the box around what is kept', () => {
  it('stays in the frame wherever it is moved', () => {
    expect(rounded(moveBox(BOX, 0.1, -0.1))).toEqual([0.2, 0.1, 0.5, 0.6]);
    expect(rounded(moveBox(BOX, 3, 3))).toEqual([0.5, 0.4, 0.5, 0.6]);
    expect(rounded(moveBox(BOX, -3, -3))).toEqual([0, 0, 0.5, 0.6]);
  });

  it.each([
    ['its right side', { x: 1, y: 0 }, 0.2, 0.2, [0.1, 0.2, 0.7, 0.6]],
    ['its right side beyond the frame', { x: 1, y: 0 }, 2, 0, [0.1, 0.2, 0.9, 0.6]],
    ['its right side past the left one', { x: 1, y: 0 }, -2, 0, [0.1, 0.2, 0.2, 0.6]],
    ['its upper left corner', { x: -1, y: -1 }, 0.1, -0.1, [0.2, 0.1, 0.4, 0.7]],
    ['its upper left corner past the lower right one', { x: -1, y: -1 }, 2, 2, [0.4, 0.55, 0.2, 0.25]],
    ['its upper left corner beyond the frame', { x: -1, y: -1 }, -2, -2, [0, 0, 0.6, 0.8]],
  ] as const)('is drawn at %s', (_, handle, right, down, expected) => {
    expect(rounded(drawBox(BOX, handle, right, down, LEAST))).toEqual(expected);
  });

  it('is at the least as large as a photo must be, and the whole of one that is hardly so large', () => {
    expect(
      croppedSize(PHOTO, { ...NOTHING_CROPPED, box: { x: 0, y: 0, ...leastBox(PHOTO, NOTHING_CROPPED) } }),
    ).toEqual({
      width: LIMITS.photoPixelsMin,
      height: LIMITS.photoPixelsMin,
    });
    const small = { width: 260, height: 256 };
    expect(leastBox(small, { ...NOTHING_CROPPED, degrees: 10 })).toEqual({ width: 1, height: 1 });
  });
});
