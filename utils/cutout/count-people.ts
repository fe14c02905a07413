import { findHeadAndShoulders } from './head-box.ts';
import type { Plane, Region } from './pixels.ts';
import { resamplePlane } from './resample.ts';

/** Longest side, in pixels, at which heads are looked for: as much as a head needs to be found. */
const SIDE = 144;

/** More are not told apart: from the second on it is no photo of one person. */
const MOST = 4;

/**
 * What another head has to be like: surely head and shoulders, about as large as the first, and beside it. A body without its
 * head is less like one, larger and beneath; a raised hand is smaller.
 */
const ANOTHER = { likeness: 0.93, smallest: 0.5, largest: 1.6, apart: 0.7 };

/** How much beside a head goes with it when it is taken out, in widths of the head: hair and ears. */
const BESIDE = 0.3;

/**
 * How many people a silhouette is of, whether they touch or not: heads are found one by one, each is taken out, and it is looked
 * whether what is left still shows one.
 * @param alpha of a cut-out with somebody on it
 */
export function countPeople(alpha: Plane): number {
  const left = shrink(alpha);
  const first = findHeadAndShoulders(left).head;
  const heads = [first];
  for (let next: Region | null = first; next && heads.length < MOST; ) {
    takeOut(left, next);
    const { head, likeness } = findHeadAndShoulders(left);
    const ratio = head.height / first.height;
    const isAnother =
      likeness >= ANOTHER.likeness &&
      ratio >= ANOTHER.smallest &&
      ratio <= ANOTHER.largest &&
      heads.every((known) => distance(known, head) >= ANOTHER.apart * known.width);
    next = isAnother ? head : null;
    if (next) heads.push(next);
  }
  return heads.length;
}

/** How far apart two heads stand. */
function distance(one: Region, other: Region): number {
  return Math.abs(one.x + one.width / 2 - other.x - other.width / 2);
}

/** Clears everything from the picture's upper border down to a head's chin. */
function takeOut({ width, height, data }: Plane, head: Region): void {
  const from = Math.max(0, Math.floor(head.x - head.width * BESIDE));
  const to = Math.min(width, Math.ceil(head.x + head.width * (1 + BESIDE)));
  const bottom = Math.min(height, head.y + head.height);
  for (let y = 0; y < bottom; y += 1) data.fill(0, y * width + from, y * width + to);
}

/** A small copy, which may be changed. */
function shrink(alpha: Plane): Plane {
  const scale = Math.min(1, SIDE / Math.max(alpha.width, alpha.height));
  const small = resamplePlane(
    alpha,
    Math.max(1, Math.round(alpha.width * scale)),
    Math.max(1, Math.round(alpha.height * scale)),
  );
  return { ...small, data: small.data.slice() };
}
