import { describe, expect, it } from 'vitest';
import { trimToPerson } from '../../../utils/cutout/trim-to-person.ts';
import { colourAt, picture, rectangle, type Shape } from './support/drawing.ts';

const drawn = (shape: Shape) => picture(60, 40, (x, y) => [200, 10, 10, shape(x, y) ? 255 : 0]);

describe('trimming', () => {
  it('leaves two transparent pixels around the person', () => {
    const trimmed = trimToPerson(drawn(rectangle(20, 10, 40, 30)));
    expect(trimmed).toMatchObject({ width: 24, height: 24 });
    expect(trimmed && colourAt(trimmed, 1, 1)[3]).toBe(0);
    expect(trimmed && colourAt(trimmed, 2, 2)).toEqual([200, 10, 10, 255]);
  });

  it('leaves none where the photo cuts the person', () => {
    const trimmed = trimToPerson(drawn(rectangle(0, 10, 40, 40)));
    expect(trimmed).toMatchObject({ width: 42, height: 32 });
    expect(trimmed && colourAt(trimmed, 0, 31)).toEqual([200, 10, 10, 255]);
  });

  it('takes no account of haze that nobody sees', () => {
    const hazy = picture(60, 40, (x, y) => [200, 10, 10, rectangle(20, 10, 40, 30)(x, y) ? 255 : 5]);
    expect(trimToPerson(hazy)).toMatchObject({ width: 24, height: 24 });
  });

  it('answers nothing for a picture in which nothing is seen', () => {
    expect(trimToPerson(drawn(() => false))).toBeUndefined();
  });
});
