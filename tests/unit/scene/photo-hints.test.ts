import { describe, expect, it } from 'vitest';
import { photoHints } from '../../../utils/scene/photo-hints.ts';
import { type PhotoQuality, type SubjectAnalysis, subjectAnalysisSchema } from '../../../utils/scene/subject.ts';
import { anAnalysis } from '../../support/background/builders.ts';

const GOOD: PhotoQuality = { people: 1, sharpness: 0.1, light: { mean: 0.5, highlights: 0.8 } };

/** A photo on which the head is so many pixels high. */
const aPhoto = (headHeight: number, quality: Partial<PhotoQuality> = {}): SubjectAnalysis => ({
  ...anAnalysis(),
  height: 1000,
  head: { x: 0.3, y: 0.05, width: 0.4, height: headHeight / 1000 },
  quality: { ...GOOD, ...quality },
});

describe('hints about a photo', () => {
  it.each<[string, SubjectAnalysis, string[]]>([
    ['a good one', aPhoto(300), []],
    ['a head that is just large enough', aPhoto(150), []],
    ['a head that is just too small', aPhoto(149), ['too-small']],
    ['a blurred face', aPhoto(300, { sharpness: 0.011 }), ['blurred']],
    ['a face that is just sharp enough', aPhoto(300, { sharpness: 0.012 }), []],
    ['a face in the dark', aPhoto(300, { light: { mean: 0.15, highlights: 0.3 } }), ['dark']],
    ['dark skin in good light', aPhoto(300, { light: { mean: 0.2, highlights: 0.4 } }), []],
    ['light skin in good light', aPhoto(300, { light: { mean: 0.8, highlights: 1 } }), []],
    ['a face in glaring light', aPhoto(300, { light: { mean: 0.9, highlights: 1 } }), ['bright']],
    ['two people', aPhoto(300, { people: 2 }), ['several-people']],
    ['one face', aPhoto(300, { faces: 1 }), []],
    ['two faces on one silhouette', aPhoto(300, { faces: 2 }), ['several-people']],
    ['no face', aPhoto(300, { faces: 0 }), ['no-face']],
    ['no face on a head that is too small to find one', aPhoto(59, { faces: 0 }), ['too-small']],
    ['two people who turn their backs', aPhoto(300, { people: 2, faces: 0 }), ['several-people', 'no-face']],
    ['all at once', aPhoto(80, { people: 3, sharpness: 0 }), ['several-people', 'too-small', 'blurred']],
  ])('for %s', (_, analysis, hints) => {
    expect(photoHints(analysis)).toEqual(hints);
  });

  it('say of a photo that was added before it was measured only what was known then', () => {
    const { quality: _, ...before } = aPhoto(100);
    expect(photoHints(subjectAnalysisSchema.parse(before))).toEqual(['too-small']);
  });
});
