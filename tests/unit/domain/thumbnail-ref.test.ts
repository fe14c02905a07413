import { describe, expect, it } from 'vitest';
import { fromFragment, toFragment } from '../../../utils/domain/thumbnail-ref.ts';
import { aGenerationId, aVariantId } from '../../support/interface/builders.ts';

describe('the address of a thumbnail', () => {
  it('names it', () => {
    const thumbnail = { generationId: aGenerationId(), variantId: aVariantId() };
    expect(fromFragment(toFragment(thumbnail))).toEqual(thumbnail);
  });

  it.each(['', '#', '#photos', '#thumbnail/', `#thumbnail/${aVariantId()}`, '#thumbnail/a/b', '#thumbnail//'])(
    'is none where it says %j',
    (fragment) => {
      expect(fromFragment(fragment)).toBeNull();
    },
  );
});
