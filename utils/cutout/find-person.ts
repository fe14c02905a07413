import { AppError } from '../domain/errors.ts';
import { findParts } from './connected-parts.ts';
import { findHead } from './head-box.ts';
import { createPlane, cropPlane, mirrorPixels, mirrorPlane, type Pixels, type Plane, type Region } from './pixels.ts';
import { resamplePixels, resamplePlane } from './resample.ts';

/** Answers, for a square picture with sides of {@link NET_SIDE}, how surely each pixel belongs to a person (0…1). */
export type Segmenter = (picture: Pixels) => Promise<Plane>;

/** Sides of the picture that the net reads, in pixels. */
export const NET_SIDE = 256;

/** The person's share of the picture below which what the net saw is taken for a mistake. */
const SMALLEST_PERSON = 0.004;

/** Room left around the person's bounds for the second look, as a share of their longer side. */
const ROOM_AROUND_PERSON = 0.15;

/** Each closer look shows this share of the one before … */
const CLOSER = 0.55;
/** … and the closest one the head with shoulders: this many heads high. */
const CLOSEST = 2.4;

/** How much a closer look counts against what was seen before. */
const TRUST_IN_CLOSER_LOOK = 0.75;

/** How much wider than the photo a second look at the whole is, above and on either side, as a share of its longer side. */
const MARGIN = 0.06;

/** Strip along a look's border over which it fades in, as a share of its sides: the net sees little context there. */
const FADE = 0.14;

/**
 * How surely each pixel of a photo belongs to the person. The net reads only 256 × 256 pixels, so it looks several
 * times: at the whole photo, at the person, and at ever closer crops up to head and shoulders,
 * where the outline matters most.
 * @throws {AppError} `no_person`
 */
export async function findPerson(photo: Pixels, segment: Segmenter): Promise<Plane> {
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
  const seen = await lookAtWhole(photo, whole, segment);
  const bounds = boundsOfLargestPart(seen);
  if (!bounds) throw new AppError('no_person');
  const person = square(grow(bounds, ROOM_AROUND_PERSON * Math.max(bounds.width, bounds.height)), whole);
  const looks = isCloser(person, whole) ? [person] : [];
  looks.push(...closerLooks(person, findHead(seen), whole));
  for (const closer of looks) {
    const [look, mirrored] = await lookAt(photo, closer, segment);
    forEachWithin(closer, whole, (at, part, trust) => {
      const before = seen.data[at] ?? 0;
      const now = ((look.data[part] ?? 0) + (mirrored.data[part] ?? 0)) / 2;
      seen.data[at] = before + TRUST_IN_CLOSER_LOOK * trust * (now - before);
    });
  }
  return seen;
}

/**
 * How surely the whole photo shows a person where. Background that the net mistakes is doubted in every look; what a
 * person holds is doubted in some and sure in others. So the mean of all looks counts half, the second highest half.
 */
async function lookAtWhole(photo: Pixels, whole: Region, segment: Segmenter): Promise<Plane> {
  const margin = Math.round(MARGIN * Math.max(whole.width, whole.height));
  const wider = { x: -margin, y: -margin, width: whole.width + 2 * margin, height: whole.height + margin };
  const looks = [...(await lookAt(photo, whole, segment))];
  for (const look of await lookAt(photo, wider, segment)) {
    looks.push(cropPlane(look, { x: margin, y: margin, width: whole.width, height: whole.height }));
  }
  const seen = createPlane(whole.width, whole.height);
  for (let i = 0; i < seen.data.length; i += 1) {
    let sum = 0;
    let highest = 0;
    let second = 0;
    for (const look of looks) {
      const value = look.data[i] ?? 0;
      sum += value;
      second = Math.max(second, Math.min(highest, value));
      highest = Math.max(highest, value);
    }
    seen.data[i] = (sum / looks.length + second) / 2;
  }
  return seen;
}

/** What the net sees in a part of the photo, and in its mirror image. Beyond the photo its border goes on. */
async function lookAt(photo: Pixels, region: Region, segment: Segmenter): Promise<[Plane, Plane]> {
  const picture = resamplePixels(photo, region, NET_SIDE, NET_SIDE);
  const seen = await segment(picture);
  const mirrored = mirrorPlane(await segment(mirrorPixels(picture)));
  return [resamplePlane(seen, region.width, region.height), resamplePlane(mirrored, region.width, region.height)];
}

/**
 * Visits every pixel of a region: its place in the whole and in the region, and how far to trust what is seen there.
 * Trust fades towards the region's borders, where the net lacks surroundings, except where the photo ends too.
 */
function forEachWithin(region: Region, whole: Region, visit: (at: number, part: number, trust: number) => void): void {
  const across = fadeIn(region.width, region.x > 0, region.x + region.width < whole.width);
  const down = fadeIn(region.height, region.y > 0, region.y + region.height < whole.height);
  for (let y = 0; y < region.height; y += 1) {
    for (let x = 0; x < region.width; x += 1) {
      const at = (region.y + y) * whole.width + region.x + x;
      visit(at, y * region.width + x, Math.min(across[x] ?? 0, down[y] ?? 0));
    }
  }
}

function fadeIn(length: number, fromStart: boolean, toEnd: boolean): Float32Array {
  const strip = length * FADE;
  return Float32Array.from({ length }, (_, place) => {
    const start = fromStart ? (place + 0.5) / strip : 1;
    const end = toEnd ? (length - place - 0.5) / strip : 1;
    return Math.min(1, start, end);
  });
}

/** Ever closer squares around the head, out from `person` exclusive to head and shoulders. */
function closerLooks(person: Region, head: Region, whole: Region): Region[] {
  const middle = { x: head.x + head.width / 2, y: head.y + head.height * 0.8 };
  const closest = CLOSEST * Math.max(head.width, head.height);
  const looks: Region[] = [];
  let last = person;
  for (let side = Math.max(person.width, person.height) * CLOSER; side > closest * 0.75; side *= CLOSER) {
    const chosen = Math.max(side, closest);
    const region = square({ x: middle.x - chosen / 2, y: middle.y - chosen / 2, width: chosen, height: chosen }, whole);
    if (isCloser(region, last)) looks.push(region);
    last = region;
  }
  return looks;
}

/** Whether looking at `region` shows noticeably more than looking at `before`. */
function isCloser(region: Region, before: Region): boolean {
  return region.width * region.height < 0.8 * before.width * before.height;
}

function grow(region: Region, by: number): Region {
  return { x: region.x - by, y: region.y - by, width: region.width + 2 * by, height: region.height + 2 * by };
}

/** The region made as nearly square as the photo allows (the net sees squares), and in whole pixels. */
function square(region: Region, whole: Region): Region {
  const side = Math.max(region.width, region.height);
  const across = within(region.x + region.width / 2, side, whole.width);
  const down = within(region.y + region.height / 2, side, whole.height);
  return { x: across.from, y: down.from, width: across.length, height: down.length };
}

function within(middle: number, length: number, available: number): { from: number; length: number } {
  const fitting = Math.min(Math.round(length), available);
  return { from: Math.max(0, Math.min(Math.round(middle - fitting / 2), available - fitting)), length: fitting };
}

function boundsOfLargestPart(seen: Plane): Region | undefined {
  const { width, height } = seen;
  const { labels, sizes } = findParts(width, height, (index) => (seen.data[index] ?? 0) >= 0.5);
  const largest = sizes.indexOf(Math.max(...sizes));
  if ((sizes[largest] ?? 0) < width * height * SMALLEST_PERSON) return undefined;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] !== largest) continue;
    const x = i % width;
    const y = (i - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
