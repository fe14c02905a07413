import { describe, expect, it } from 'vitest';
import { keepSame } from '../../../components/account/photos/keep-same.ts';
import { personIdSchema, photoIdSchema } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { anAnalysis } from '../../support/background/builders.ts';

const aPhoto = (number: number): PhotoSummary => ({
  id: photoIdSchema.parse(`7b0b2d3e-0d7c-4a53-9d5a-00000000000${number}`),
  personId: personIdSchema.parse('7b0b2d3e-0d7c-4a53-9d5a-000000000009'),
  showsMe: true,
  label: `Photo ${number}`,
  preview: '',
  analysis: anAnalysis(),
  state: 'stored',
  failure: null,
});

describe('photos that are listed once more', () => {
  const before = [aPhoto(1), aPhoto(2)];

  it('are the very same where nothing has changed', () => {
    expect(keepSame(before, structuredClone(before))).toBe(before);
  });

  it('are the same but for those that have changed, are new or are gone', () => {
    const renamed = { ...aPhoto(2), label: 'Me' };
    const now = keepSame(before, [aPhoto(1), renamed, aPhoto(3)]);
    expect(now).toEqual([aPhoto(1), renamed, aPhoto(3)]);
    expect(now[0]).toBe(before[0]);
    expect(keepSame(before, [aPhoto(2)])).toEqual([aPhoto(2)]);
    expect(keepSame(before, [aPhoto(2), aPhoto(1)])).toEqual([aPhoto(2), aPhoto(1)]);
  });

  it('are what they are where none were known', () => {
    expect(keepSame(null, before)).toBe(before);
  });
});
