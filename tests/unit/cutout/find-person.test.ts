import { describe, expect, it, vi } from 'vitest';
import { findPerson, NET_SIDE, type Segmenter } from '../../../utils/cutout/find-person.ts';
import { createPlane, type Pixels } from '../../../utils/cutout/pixels.ts';
import { ellipse, limb, mask, overlap, picture, rectangle, type Shape, union, valueAt } from './support/drawing.ts';

/** A net that takes everything red for a person, as far as it can see it at its size. */
const seesRed: Segmenter = async (seen) => {
  const plane = createPlane(seen.width, seen.height);
  for (let i = 0; i < plane.data.length; i += 1) plane.data[i] = (seen.data[i * 4] ?? 0) > 128 ? 1 : 0;
  return plane;
};

const photoOf = (width: number, height: number, person: Shape) =>
  picture(width, height, (x, y) => (person(x, y) ? [255, 0, 0] : [0, 80, 80]));

const bust = union(ellipse(400, 300, 100, 130), ellipse(400, 800, 260, 340));

describe('finding the person', () => {
  it('puts what the net saw where it is in the photo', async () => {
    const found = await findPerson(photoOf(800, 1000, bust), seesRed);
    expect(overlap(found, mask(800, 1000, bust))).toBeGreaterThan(0.985);
  });

  it('finds a small person in a wide photo, and looks closer at them', async () => {
    const small = union(ellipse(900, 200, 20, 26), ellipse(900, 300, 45, 75));
    const found = await findPerson(photoOf(1024, 400, small), seesRed);
    expect(overlap(found, mask(1024, 400, small))).toBeGreaterThan(0.96);
  });

  it('sees on the head what is too fine for a look at the whole', async () => {
    const lock = limb(495, 330, 560, 250, 3);
    const person = union(bust, lock);
    const found = await findPerson(photoOf(800, 1000, person), seesRed);
    expect(valueAt(found, 530, 286)).toBeGreaterThan(0.5);
  });

  it('always shows the net pictures of the size that it reads', async () => {
    const segment = vi.fn(seesRed);
    await findPerson(photoOf(640, 1024, bust), segment);
    for (const [seen] of segment.mock.calls) expect([seen.width, seen.height]).toEqual([NET_SIDE, NET_SIDE]);
  });

  it('keeps what is sure in some looks, and doubts what is half sure in every look', async () => {
    const held = rectangle(640, 500, 780, 640);
    const flag = rectangle(20, 500, 120, 640);
    const isBlue = (seen: Pixels, i: number) => (seen.data[i * 4 + 2] ?? 0) > 128;
    const isGreen = (seen: Pixels, i: number) => (seen.data[i * 4 + 1] ?? 0) > 128;
    let looks = 0;
    const unsure: Segmenter = async (seen) => {
      looks += 1;
      const sure = looks % 2 === 1;
      const plane = await seesRed(seen);
      for (let i = 0; i < plane.data.length; i += 1) {
        if (isBlue(seen, i)) plane.data[i] = sure ? 1 : 0.6;
        if (isGreen(seen, i)) plane.data[i] = sure ? 0.6 : 0.5;
      }
      return plane;
    };
    const photo = picture(800, 1000, (x, y) => {
      if (held(x, y)) return [0, 0, 255];
      if (flag(x, y)) return [0, 255, 0];
      return bust(x, y) ? [255, 0, 0] : [0, 80, 80];
    });
    const found = await findPerson(photo, unsure);
    expect(valueAt(found, 710, 570)).toBeGreaterThan(0.85);
    expect(valueAt(found, 70, 570)).toBeLessThan(0.59);
  });

  it('says that there is no person where the net sees none', async () => {
    await expect(
      findPerson(
        photoOf(400, 400, () => false),
        seesRed,
      ),
    ).rejects.toMatchObject({ code: 'no_person' });
  });

  it('takes a few scattered pixels for a mistake', async () => {
    const specks = union(ellipse(50, 50, 5), ellipse(300, 200, 6));
    await expect(findPerson(photoOf(400, 400, specks), seesRed)).rejects.toMatchObject({ code: 'no_person' });
  });
});
