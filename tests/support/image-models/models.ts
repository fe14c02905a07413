import type { ImageModelOf } from '../../../supabase/functions/_shared/providers/image-model.ts';
import type { ProviderId } from '../../../supabase/functions/_shared/providers/image-provider.ts';

/** A model of each provider, as the table of engines holds them. */
export const MODELS: { [Provider in ProviderId]: ImageModelOf<Provider> } = {
  openai: {
    provider: 'openai',
    id: 'gpt-image-2.6-flare',
    size: '1280x720',
    quality: 'medium',
    maxReferences: 16,
    canEdit: true,
    canMask: true,
    usdPerPicture: 0.04,
    prices: { textIn: 5, imageIn: 8, imageOut: 30 },
  },
  google: {
    provider: 'google',
    id: 'gemini-nano-banana-2.1',
    aspectRatio: '16:9',
    imageSize: '1K',
    maxReferences: 5,
    canEdit: true,
    canMask: false,
    usdPerPicture: 0.04,
    prices: { textIn: 1.5, imageIn: 1.5, imageOut: 30 },
  },
  fal: {
    provider: 'fal',
    id: 'fal-ai/flux-2-pro',
    editId: 'fal-ai/flux-2-pro/edit',
    input: {
      image_size: { width: 1280, height: 720 },
      output_format: 'jpeg',
      enable_safety_checker: true,
      safety_tolerance: '2',
    },
    maxReferences: 8,
    canEdit: true,
    canMask: false,
    usdPerPicture: 0.045,
  },
  replicate: {
    provider: 'replicate',
    id: 'black-forest-labs/flux-2-pro',
    imagesField: 'input_images',
    input: {
      aspect_ratio: '16:9',
      resolution: '1 MP',
      output_format: 'jpg',
      output_quality: 92,
      safety_tolerance: 2,
    },
    maxReferences: 8,
    canEdit: true,
    canMask: false,
    usdPerPicture: 0.045,
  },
};
