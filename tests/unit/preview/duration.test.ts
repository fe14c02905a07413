import { describe, expect, it } from 'vitest';
import { durationText } from '../../../components/preview/duration.ts';

describe('durationText', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [75, '1:15'],
    [600, '10:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [3725, '1:02:05'],
    [36_000, '10:00:00'],
  ])('writes %i seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it('drops fractions, as a player does', () => {
    expect(durationText(75.9)).toBe('1:15');
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('takes %d for no length', (seconds) => {
    expect(durationText(seconds)).toBe('0:00');
  });
});
