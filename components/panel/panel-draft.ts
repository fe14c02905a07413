import { z } from 'zod';
import { providerIdSchema } from '../../supabase/functions/_shared/contract.ts';
import { photoIdSchema, variantIdSchema } from '../../utils/domain/ids.ts';
import { stillSchema } from '../../utils/scene/still.ts';

/** What a person has put into the form. */
export const panelFormSchema = z.object({
  prompt: z.string(),
  headline: z.string(),
  /** An id of the server's. */
  style: z.string().max(40),
  /** Null until somebody chose: then it is the newest photo. */
  photoIds: z.array(photoIdSchema).nullable(),
  /** A frame of the video that one of the thumbnails is to be made around. */
  still: stillSchema.nullable().default(null),
  /** Who may paint the person, if the style's model is theirs. It counts with a consent alone. */
  portraitBy: providerIdSchema.nullable().default(null),
});
export type PanelForm = z.infer<typeof panelFormSchema>;

export const EMPTY_FORM: PanelForm = {
  prompt: '',
  headline: '',
  style: 'auto',
  photoIds: null,
  still: null,
  portraitBy: null,
};

/** What of the panel would be lost if Studio built it anew: everything else is asked for again. */
export const panelDraftSchema = z.object({
  form: panelFormSchema,
  /** The version of each thumbnail that Studio was given last. */
  given: z.array(z.tuple([variantIdSchema, z.string()])),
});
export type PanelDraft = z.infer<typeof panelDraftSchema>;
