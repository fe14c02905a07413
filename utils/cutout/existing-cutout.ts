import { ALPHA, type Pixels } from './pixels.ts';

/** Shares of the picture that must be clear, and solid, for it to be a cut-out and not a picture with round corners. */
const LEAST_CLEAR = 0.02;
const LEAST_SOLID = 0.01;

/** Whether a picture comes cut out already: with a real amount of transparency around something solid. */
export function isCutOutAlready({ width, height, data }: Pixels): boolean {
  let clear = 0;
  let solid = 0;
  for (let at = ALPHA; at < data.length; at += 4) {
    const alpha = data[at] ?? 0;
    if (alpha < 16) clear += 1;
    else if (alpha > 240) solid += 1;
  }
  const area = width * height;
  return clear >= area * LEAST_CLEAR && solid >= area * LEAST_SOLID;
}
