import { describe, expect, it } from 'vitest';
import { frameWidth, PLACE_IDS, PLACES, scaleToFit, seatCount } from '../../../components/preview/places.ts';

const COUNTS = [1, 2, 3];

describe('places', () => {
  it('are the six in which a thumbnail is met', () => {
    expect(PLACE_IDS).toEqual(['home', 'search', 'sidebar', 'mobile', 'tv', 'channel']);
  });

  it.each([
    ['home', 360, 202],
    ['search', 360, 202],
    ['sidebar', 168, 94],
    ['mobile', 390, 219],
    ['tv', 416, 234],
    ['channel', 210, 118],
  ] as const)('%s shows thumbnails of %i × %i', (place, width, height) => {
    expect(PLACES[place].thumbnail).toMatchObject({ width, height });
  });

  it.each(PLACE_IDS)('%s keeps to 16:9 within a pixel, and cuts titles after two lines', (id) => {
    const { thumbnail, title } = PLACES[id];
    expect(Math.abs((thumbnail.width * 9) / 16 - thumbnail.height)).toBeLessThan(1);
    expect(title.lines).toBe(2);
  });

  it('sets titles larger in search than at home', () => {
    expect(PLACES.search.title.size).toBeGreaterThan(PLACES.home.title.size);
  });

  it('is dark without choice on TV alone', () => {
    expect(PLACE_IDS.filter((id) => PLACES[id].isAlwaysDark)).toEqual(['tv']);
  });

  it.each(PLACE_IDS)('%s has room for every thumbnail and a neighbour beside or below', (id) => {
    for (const count of COUNTS) expect(seatCount(PLACES[id], count)).toBeGreaterThanOrEqual(Math.min(count + 1, 3));
  });
});

describe('frameWidth', () => {
  it('adds columns, gaps and edges', () => {
    expect(frameWidth(PLACES.home, 3)).toBe(3 * 360 + 2 * 16 + 2 * 24);
    expect(frameWidth(PLACES.sidebar, 3)).toBe(402 + 2 * 24);
  });

  it('gives each thumbnail a telephone of its own', () => {
    expect(frameWidth(PLACES.mobile, 1)).toBe(390 + 2 * 16);
    expect(frameWidth(PLACES.mobile, 3)).toBe(3 * 390 + 2 * 24 + 2 * 16);
  });
});

describe('scaleToFit', () => {
  it('shrinks what is too wide', () => {
    expect(scaleToFit(1000, 500)).toBe(0.5);
  });

  it('never enlarges', () => {
    expect(scaleToFit(400, 500)).toBe(1);
  });

  it('leaves all as it is until the space is measured', () => {
    expect(scaleToFit(1000, 0)).toBe(1);
  });
});
