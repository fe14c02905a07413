import { describe, expect, it } from 'vitest';
import { countPeople, firstOfEachPerson } from '../../../utils/scene/people.ts';
import { aPersonId, aPhotoId } from '../../support/background/builders.ts';

const [ada, ben] = [aPersonId(), aPersonId()];
const photo = (personId?: typeof ada) => ({ photoId: aPhotoId(), personId });

describe('the people on photos', () => {
  it('are counted once each, and one of whom nothing is known is somebody of their own', () => {
    expect(countPeople([])).toBe(0);
    expect(countPeople([photo(ada), photo(ada)])).toBe(1);
    expect(countPeople([photo(ada), photo(ben), photo(ada)])).toBe(2);
    expect(countPeople([photo(), photo()])).toBe(2);
  });

  it('come first, different ones before their other photos, else in the order of choice', () => {
    const [one, two, three] = [photo(ada), photo(ada), photo(ben)];
    expect(firstOfEachPerson([one, two, three])).toEqual([one, three, two]);
    expect(firstOfEachPerson([three, one, two])).toEqual([three, one, two]);
    expect(firstOfEachPerson([one, two])).toEqual([one, two]);
  });
});
