import { type PaintRequest, PaintTrouble } from './image-provider.ts';

/** @throws PaintTrouble `bad_input` where a model cannot do what is asked of it, before anything is sent */
export function checkRequest({ model, references, mask }: PaintRequest): void {
  const fault = (error: string) => new PaintTrouble('bad_input', { error });
  if (references.length > 0 && !model.canEdit) throw fault('references_unsupported');
  if (references.length > model.maxReferences) throw fault('too_many_references');
  if (mask && !model.canMask) throw fault('mask_unsupported');
  if (mask && references.length === 0) throw fault('mask_without_picture');
}
