import { createFal } from './fal.ts';
import { createGoogleImages } from './google.ts';
import type { ImageProvider, ProviderId } from './image-provider.ts';
import { createOpenAi } from './openai.ts';
import { type Pace, UNHURRIED } from './patience.ts';
import { createReplicate } from './replicate.ts';

export interface ImageProviderOptions {
  /** The service's key, or a user's own. */
  apiKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** How long one painting may take, in milliseconds, with every pause in it. */
  patience: number;
  pace?: Pace;
}

const CREATE = { openai: createOpenAi, google: createGoogleImages, fal: createFal, replicate: createReplicate };

export function createImageProvider(
  id: ProviderId,
  { pace = UNHURRIED, ...options }: ImageProviderOptions,
): ImageProvider {
  return CREATE[id]({ ...options, pace });
}
