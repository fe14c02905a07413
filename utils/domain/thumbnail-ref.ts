import { z } from 'zod';
import { generationIdSchema, variantIdSchema } from './ids.ts';

/** A thumbnail, by the request that it was made for. */
export const thumbnailRefSchema = z.object({ generationId: generationIdSchema, variantId: variantIdSchema });
export type ThumbnailRef = z.infer<typeof thumbnailRefSchema>;

const START = '#thumbnail/';

/** How the account page's address says which thumbnail it is to show, from the `#` on. */
export function toFragment({ generationId, variantId }: ThumbnailRef): string {
  return `${START}${generationId}/${variantId}`;
}

/** Which thumbnail a fragment names; null where it names none. */
export function fromFragment(fragment: string): ThumbnailRef | null {
  if (!fragment.startsWith(START)) return null;
  const [generationId, variantId] = fragment.slice(START.length).split('/');
  return thumbnailRefSchema.safeParse({ generationId, variantId }).data ?? null;
}
