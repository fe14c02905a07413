import { describe, expect, it } from 'vitest';
import { MendedCutout } from '../../../../utils/cutout/mend/mended-cutout.ts';
import type { Brush, Point } from '../../../../utils/cutout/mend/stroke.ts';
import { cropPixels, type Pixels, placePixels } from '../../../../utils/cutout/pixels.ts';
import { chance, colourAt, picture } from '../support/drawing.ts';

const PHOTO = picture(80, 60, (x, y) => [x * 3, y * 4, 90]);
/** The middle of the photo, in colours that are a little other than the photo's, as after the background was taken out of them. */
const CUTOUT = picture(80, 60, (x, y) => (x > 20 && x < 60 ? [x * 3 + 5, y * 4, 90, 255] : [0, 0, 0, 0]));
const OTHER = picture(80, 60, (x, y) => (y > 30 ? [x * 3, y * 4, 90, 255] : [0, 0, 0, 0]));

const PART = { x: 15, y: 10, width: 30, height: 35 };

const erase: Brush = { mode: 'erase', radius: 5, hardness: 1 };
const add: Brush = { mode: 'add', radius: 5, hardness: 1 };

function draw(cutout: MendedCutout, brush: Brush, ...points: Point[]): void {
  const [first, ...others] = points;
  if (!first) throw new Error('A stroke has a point.');
  cutout.begin(brush, first);
  for (const point of others) cutout.extend(point);
}

/** Keeps a picture up to date by nothing but the regions that are said to have changed. */
function follow(cutout: MendedCutout) {
  const shown = cutout.read();
  return (region: Parameters<MendedCutout['read']>[0] | null) => {
    if (region && region.width > 0) placePixels(cutout.read(region), region, shown);
    return shown;
  };
}

/** For many large pictures: a deep comparison takes its time. */
const isSame = (one: Uint8ClampedArray, other: Uint8ClampedArray | undefined) =>
  other !== undefined && one.every((value, index) => value === other[index]);

const alphaAt = (pixels: Pixels, x: number, y: number) => colourAt(pixels, x, y)[3];

describe('a cut-out that is mended', () => {
  it('is as it was before anything was done', () => {
    expect(new MendedCutout(CUTOUT, PHOTO).read().data).toEqual(CUTOUT.data);
  });

  it('loses what is erased', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, erase, { x: 30, y: 30 });
    expect(alphaAt(cutout.read(), 30, 30)).toBe(0);
    expect(colourAt(cutout.read(), 40, 30)).toEqual(colourAt(CUTOUT, 40, 30));
    expect([cutout.isShownAt({ x: 30, y: 30 }), cutout.isShownAt({ x: 40, y: 30 })]).toEqual([false, true]);
  });

  it('gets the photo’s own pixels where something is added', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, add, { x: 10, y: 30 });
    expect(colourAt(cutout.read(), 10, 30)).toEqual(colourAt(PHOTO, 10, 30));
  });

  it('keeps its own colours where something is added to what it had, and where it was erased and brought back', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, add, { x: 30, y: 30 });
    expect(colourAt(cutout.read(), 30, 30)).toEqual(colourAt(CUTOUT, 30, 30));
    draw(cutout, erase, { x: 30, y: 30 });
    draw(cutout, add, { x: 30, y: 30 });
    expect(colourAt(cutout.read(), 30, 30)).toEqual(colourAt(CUTOUT, 30, 30));
  });

  it('mixes the photo into half-transparent edges by what was added', () => {
    const half = picture(80, 60, () => [100, 100, 100, 128]);
    const cutout = new MendedCutout(
      half,
      picture(80, 60, () => [200, 200, 200]),
    );
    draw(cutout, add, { x: 40, y: 30 });
    const [red = 0, , , alpha] = colourAt(cutout.read(), 40, 30);
    expect(alpha).toBe(255);
    expect(red).toBeCloseTo(100 * (128 / 255) + 200 * (127 / 255), -0.5);
  });

  it('takes a part of another cut-out in the place of its own, strokes and all, and is painted on', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, erase, { x: 30, y: 40 });
    draw(cutout, erase, { x: 55, y: 20 });
    expect(cutout.replacePart(PART, cropPixels(OTHER, PART))).toEqual(PART);
    expect(colourAt(cutout.read(), 30, 40)).toEqual(colourAt(OTHER, 30, 40));
    expect(alphaAt(cutout.read(), 30, 20)).toBe(0);
    expect([alphaAt(cutout.read(), 55, 20), alphaAt(cutout.read(), 50, 30)]).toEqual([0, 255]);
    draw(cutout, add, { x: 30, y: 20 });
    expect(colourAt(cutout.read(), 30, 20)).toEqual(colourAt(PHOTO, 30, 20));
    cutout.undo();
    cutout.undo();
    expect([alphaAt(cutout.read(), 30, 40), alphaAt(cutout.read(), 30, 20)]).toEqual([0, 255]);
  });

  it('without its photo can only be erased from', () => {
    const cutout = new MendedCutout(CUTOUT, null);
    expect(cutout.canAdd).toBe(false);
    draw(cutout, erase, { x: 30, y: 30 });
    expect(alphaAt(cutout.read(), 30, 30)).toBe(0);
    expect(new MendedCutout(CUTOUT, PHOTO).canAdd).toBe(true);
  });
});

describe('undo and redo', () => {
  it('go back to the beginning and on to the end, whatever was done', () => {
    const random = chance(7);
    const point = () => ({ x: random() * 90 - 5, y: random() * 70 - 5 });
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    const pictures = [cutout.read().data];
    for (let step = 0; step < 40; step += 1) {
      if (step === 20) cutout.startAnew(OTHER);
      else if (step % 7 === 3) cutout.replacePart(PART, cropPixels(step % 2 ? OTHER : PHOTO, PART));
      else
        draw(
          cutout,
          { mode: random() < 0.5 ? 'add' : 'erase', radius: 2 + random() * 9, hardness: random() },
          point(),
          point(),
          point(),
        );
      pictures.push(cutout.read().data);
    }
    const patch = follow(cutout);
    for (let step = 39; step >= 0; step -= 1) {
      expect(isSame(patch(cutout.undo()).data, pictures[step])).toBe(true);
      expect(isSame(cutout.read().data, pictures[step])).toBe(true);
    }
    expect([cutout.canUndo, cutout.undo()]).toEqual([false, null]);
    for (let step = 1; step <= 40; step += 1) expect(isSame(patch(cutout.redo()).data, pictures[step])).toBe(true);
    expect([cutout.canRedo, cutout.redo()]).toEqual([false, null]);
  });

  it('take back a stroke as a whole', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, erase, { x: 30, y: 10 }, { x: 30, y: 30 }, { x: 50, y: 30 });
    cutout.undo();
    expect(cutout.read().data).toEqual(CUTOUT.data);
  });

  it('forget what was undone once something else is done', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    draw(cutout, erase, { x: 30, y: 30 });
    cutout.undo();
    draw(cutout, erase, { x: 50, y: 30 });
    expect(cutout.canRedo).toBe(false);
    expect([alphaAt(cutout.read(), 30, 30), alphaAt(cutout.read(), 50, 30)]).toEqual([255, 0]);
  });

  it('say exactly what of the picture a movement of the brush changed', () => {
    const cutout = new MendedCutout(CUTOUT, PHOTO);
    const patch = follow(cutout);
    patch(cutout.begin(erase, { x: 25, y: 20 }));
    expect(patch(cutout.extend({ x: 55, y: 41 })).data).toEqual(cutout.read().data);
  });
});
