import { describe, expect, it } from 'vitest';
import { type PreviewPicture, seat } from '../../../components/preview/seats.ts';

const aPicture = (id: string): PreviewPicture => ({ id, url: null, label: id });
const aNeighbour = (title: string) => ({ url: `blob:${title}`, title });

describe('seat', () => {
  it('puts the pictures first, then the neighbours, then stand-ins', () => {
    const seats = seat([aPicture('one'), aPicture('two')], [aNeighbour('earlier')], 4);
    expect(seats.map(({ kind }) => kind)).toEqual(['own', 'own', 'neighbour', 'stand-in']);
  });

  it('leaves out neighbours for whom there is no room, and no picture', () => {
    const seats = seat([aPicture('one'), aPicture('two')], [aNeighbour('earlier')], 1);
    expect(seats.map(({ kind }) => kind)).toEqual(['own', 'own']);
  });

  it('gives every seat a key of its own', () => {
    const keys = seat([aPicture('one')], [aNeighbour('earlier'), aNeighbour('earlier')], 6).map(({ key }) => key);
    expect(new Set(keys).size).toBe(6);
  });
});
