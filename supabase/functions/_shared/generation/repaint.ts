import { pictureIdSchema } from '../../../../utils/domain/ids.ts';
import { conceptOf } from '../../../../utils/scene/edit/concept-of.ts';
import { buildPrompt } from '../prompts/build-prompt.ts';
import type { Picture } from '../providers/image-provider.ts';
import type { Job, JobSource, JobStore, WantedPlate } from './job-store.ts';
import { maskPicture } from './mask-picture.ts';

/** The thumbnail that comes of a changed picture: as the picture was made for, with the other behind it. */
export function repaintedPlate({ title, prompt = '' }: Job, { scene, reason, mask }: JobSource): WantedPlate {
  const id = pictureIdSchema.parse(crypto.randomUUID());
  return {
    id,
    scene: scene.background.kind === 'still' ? { ...scene, background: { ...scene.background, pictureId: id } } : scene,
    reason,
    prompt: buildPrompt({
      mode: 'edit',
      concept: conceptOf(scene),
      style: 'auto',
      request: { title },
      references: 0,
      words: prompt,
      isMasked: mask !== null,
    }),
  };
}

/** What a model is given of a picture that it is to change. */
export async function readSource(
  source: JobSource,
  { provider }: Job['model'],
  store: Pick<JobStore, 'picture'>,
): Promise<{ references: Picture[]; mask?: Picture }> {
  const picture = await store.picture(source, provider);
  const { mask } = source;
  return { references: [picture], ...(mask !== null && { mask: await maskPicture(mask, picture) }) };
}
