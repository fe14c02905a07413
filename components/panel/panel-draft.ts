import { z } from 'zod';
import { photoIdSchema, variantIdSchema } from '../../utils/domain/ids.ts';
import { historySchema } from '../../utils/scene/edit/history.ts';
import { STYLE_IDS } from '../../utils/scene/styles.ts';

/** What a person has put into the form. */
export const panelFormSchema = z.object({
  prompt: z.string(),
  headline: z.string(),
  style: z.enum(STYLE_IDS),
  /** Null until somebody chose: then it is the newest photo. */
  photoIds: z.array(photoIdSchema).nullable(),
});
export type PanelForm = z.infer<typeof panelFormSchema>;

export const EMPTY_FORM: PanelForm = { prompt: '', headline: '', style: 'auto', photoIds: null };

/** A thumbnail that somebody changed, with everything that became of it. */
export const editedThumbnailSchema = z.object({
  history: historySchema,
  /** Whether Studio was given this very picture. */
  applied: z.boolean(),
});
export type EditedThumbnail = z.infer<typeof editedThumbnailSchema>;

/** What of the panel would be lost if Studio built it anew: everything else is asked for again. */
export const panelDraftSchema = z.object({
  form: panelFormSchema,
  edits: z.array(z.tuple([variantIdSchema, editedThumbnailSchema])),
});
export type PanelDraft = z.infer<typeof panelDraftSchema>;
