import { describe, expect, it } from 'vitest';
import { imageModelSchema } from '../../../supabase/functions/_shared/providers/image-model.ts';
import { MODELS } from '../../support/image-models/models.ts';

describe('an image model as it is configured', () => {
  it.each(Object.values(MODELS))('may be $provider’s $id', (model) => {
    expect(imageModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it.each([
    ['an id that leads elsewhere', { ...MODELS.fal, id: '../../admin' }],
    ['an id with a query', { ...MODELS.replicate, id: 'a/b?x=1' }],
    ['a size that is none', { ...MODELS.openai, size: 'large' }],
    ['a provider that there is not', { ...MODELS.openai, provider: 'acme' }],
    ['changes, but no pictures to change', { ...MODELS.google, maxReferences: 0 }],
    ['masks, but no changes', { ...MODELS.openai, canEdit: false }],
    ['a price below nothing', { ...MODELS.openai, usdPerPicture: -1 }],
    ['no price', { ...MODELS.openai, usdPerPicture: undefined }],
  ])('has not %s', (_what, model) => {
    expect(imageModelSchema.safeParse(model).success).toBe(false);
  });
});
