import { describe, expect, it } from 'vitest';
import { findCutSides } from '../../../utils/cutout/border-cuts.ts';
import { ellipse, limb, mask, rectangle, union } from './support/drawing.ts';

const none = { left: false, right: false, top: false, bottom: false };

describe('sides on which the person is cut off', () => {
  it('is the bottom for a bust', () => {
    const bust = union(ellipse(100, 60, 40), rectangle(40, 110, 160, 200), rectangle(85, 90, 115, 120));
    expect(findCutSides(mask(200, 200, bust))).toEqual({ ...none, bottom: true });
  });

  it('is none where hair and shoulders merely reach the borders of a tight trim', () => {
    expect(findCutSides(mask(200, 240, ellipse(100, 120, 100, 120)))).toEqual(none);
  });

  it('is none where a fingertip reaches the border', () => {
    const waving = union(ellipse(100, 100, 60), limb(100, 100, 200, 20, 6));
    expect(findCutSides(mask(200, 200, waving))).toEqual(none);
  });

  it('is the top where the crown is out of the picture', () => {
    expect(findCutSides(mask(200, 200, ellipse(100, 40, 70, 90)))).toEqual({ ...none, top: true });
  });

  it('is each side that cuts a shoulder', () => {
    const shoulders = union(ellipse(100, 50, 30), rectangle(0, 90, 200, 160));
    expect(findCutSides(mask(200, 200, shoulders))).toEqual({ ...none, left: true, right: true });
  });
});
