import { describe, expect, it } from 'vitest';
import { chooseTimes, measureFrame, pickBest, toGrey } from '../../../utils/studio/frame-ranking.ts';

const WIDTH = 32;
const HEIGHT = 18;

const draw = (brightness: (x: number, y: number) => number) =>
  Float32Array.from({ length: WIDTH * HEIGHT }, (_, index) => brightness(index % WIDTH, Math.floor(index / WIDTH)));

const measure = (brightness: (x: number, y: number) => number) => measureFrame(draw(brightness), WIDTH);

describe('the moments that are read', () => {
  it('are evenly spread and leave out both ends', () => {
    expect(chooseTimes(120, 4)).toEqual([15, 45, 75, 105]);
  });

  it('are as many as asked for, all within the video, however short it is', () => {
    const times = chooseTimes(0.5, 12);
    expect(times).toHaveLength(12);
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(0.5);
  });
});

describe('a frame', () => {
  const hard = (x: number) => (x % 8 < 4 ? 40 : 200);
  const soft = (x: number) => 120 + 80 * Math.sin((x * Math.PI) / 4);

  it('is the sharper the harder its edges are', () => {
    expect(measure(hard).sharpness).toBeGreaterThan(2 * measure(soft).sharpness);
  });

  it('is sharper than a dimmed copy of itself', () => {
    expect(measure(hard).sharpness).toBeGreaterThan(measure((x) => hard(x) / 2).sharpness);
  });

  it('has no sharpness where brightness rises evenly', () => {
    expect(measure((x, y) => 20 + 3 * x + 2 * y).sharpness).toBeCloseTo(0);
  });

  it.each([
    ['black', () => 2],
    ['black but for noise', (x: number, y: number) => (x * 7 + y * 13) % 20],
    ['white', () => 253],
    ['white but for a corner', (x: number, y: number) => (x < 2 && y < 2 ? 0 : 255)],
    ['of one tone', () => 128],
  ])('is blank where it is %s', (_, brightness) => {
    expect(measure(brightness).isBlank).toBe(true);
  });

  it.each([
    ['a picture', hard],
    ['a night scene', (x: number) => (x < 8 ? 120 : 5)],
    ['snow', (x: number) => (x < 8 ? 100 : 250)],
  ])('is not blank where it shows %s', (_, brightness) => {
    expect(measure(brightness).isBlank).toBe(false);
  });

  it('is measured though it is only a few pixels high', () => {
    expect(measureFrame(Float32Array.from([10, 200, 10, 200]), 4).sharpness).toBe(0);
  });
});

describe('the best frames', () => {
  const frame = (time: number, sharpness: number, face = 0, isBlank = false) => ({ time, sharpness, face, isBlank });
  const times = (frames: { time: number }[]) => frames.map(({ time }) => time);

  it('come sharpest first where there are no faces, without blank ones', () => {
    const frames = [frame(1, 20), frame(2, 90, 0, true), frame(3, 70), frame(4, 40)];
    expect(times(pickBest(frames, 2))).toEqual([3, 4]);
  });

  it('come with faces first, though others are many times sharper', () => {
    const frames = [frame(1, 900), frame(2, 60, 0.9), frame(3, 700), frame(4, 90, 0.9), frame(5, 40)];
    expect(times(pickBest(frames, 4))).toEqual([4, 2, 1, 3]);
  });

  it('come sharpest first among like faces, and a small face outweighs little sharpness only', () => {
    expect(times(pickBest([frame(1, 50, 0.8), frame(2, 100, 0.8), frame(3, 75, 0.8)], 3))).toEqual([2, 3, 1]);
    expect(times(pickBest([frame(1, 100), frame(2, 4, 0.2)], 2))).toEqual([1, 2]);
  });

  it('are found though nothing is sharp at all', () => {
    expect(times(pickBest([frame(1, 0), frame(2, 0, 0.5)], 2))).toEqual([2, 1]);
  });

  it('are fewer than wanted where there are not as many', () => {
    expect(pickBest([frame(1, 20)], 6)).toHaveLength(1);
    expect(pickBest([frame(1, 20, 0, true)], 6)).toEqual([]);
  });
});

it('turns colours into brightness as the eye does', () => {
  const [white, black, red, green] = toGrey(
    Uint8ClampedArray.of(255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255),
  );
  expect([white, black, red, green].map((value) => Math.round(value ?? -1))).toEqual([255, 0, 76, 150]);
});
