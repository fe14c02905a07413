import { z } from 'zod';
import { variantIdSchema } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import { base64, editorRefSchema } from './common.ts';

/** What the content script reads of an editor. */
export const studioContextSchema = z.object({
  editor: editorRefSchema,
  title: z.string().max(5000),
  description: z.string().max(20_000),
  /** Those that Studio shows: none until the creator asks for more. */
  tags: z.array(z.string().max(500)),
  /** Whether Studio says so; it does not for some seconds of an upload. */
  isShort: z.boolean(),
  theme: z.enum(['light', 'dark']),
  /** Whether a thumbnail can be put in here now; if not, why. */
  uploader: z.discriminatedUnion('state', [
    z.object({ state: z.literal('ready') }),
    z.object({ state: z.literal('absent'), reason: z.string().nullable() }),
    z.object({ state: z.literal('disabled'), reason: z.string().nullable() }),
    /** Nothing of the kind was found, and nothing says why: Studio offers none, or has changed. */
    z.object({ state: z.literal('unknown'), reason: z.null() }),
  ]),
  /** How many pictures Studio's A/B test asks for; null while the creator does not have its dialog open. */
  testSlots: z.int().nullable(),
});

export type StudioContext = z.infer<typeof studioContextSchema>;

/** Whether Studio keeps the picture: a video's page has to be saved. Unknown where there is no button to tell by. */
const savingSchema = z.enum(['unknown', 'needed', 'saved']);

/** Where an apply stands. `reason` and `progress` are in Studio's own words. */
export const applyStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('sending') }),
  z.object({
    state: z.literal('waiting'),
    for: z.enum(['video-upload', 'image-transfer']),
    progress: z.string().nullable(),
  }),
  z.object({ state: z.literal('applied'), canRestore: z.boolean(), saving: savingSchema }),
  z.object({ state: z.literal('restored'), saving: savingSchema }),
  z.object({
    state: z.literal('refused'),
    reason: z.string().nullable(),
    /** Where Studio said it: below the tile, in a toast, in a dialog, or about the whole upload. */
    by: z.enum(['form', 'toast', 'dialog', 'upload']),
  }),
  z.object({ state: z.literal('reverted'), reason: z.string().nullable() }),
  z.object({ state: z.literal('silent') }),
  z.object({ state: z.literal('unavailable'), reason: z.string().nullable() }),
  /** Studio closed the dialog before it took the picture. */
  z.object({ state: z.literal('interrupted') }),
]);

export type ApplyState = z.infer<typeof applyStateSchema>;

/** The apply of an editor: which variant, and where it stands. */
export const applyStatusSchema = z.object({ variantId: variantIdSchema.nullable(), apply: applyStateSchema });

export type ApplyStatus = z.infer<typeof applyStatusSchema>;

/** A picture that can become a thumbnail's background. */
export interface StillPicture {
  /** Base64. */
  picture: string;
  mime: 'image/jpeg';
}

/** What Studio and the chosen video offer as a background. */
export interface Stills {
  /** YouTube's own stills that could be read. */
  own: StillPicture[];
  /** How many more are shown, on a server that lets nobody read them. */
  unreadable: number;
  /** The file that the creator chose for this video in this tab. */
  video: { state: 'off' | 'none' } | { state: 'chosen'; name: string };
}

/** Which of an A/B test's pictures, in the order of the dialog; left out, it is the video's thumbnail. */
const slotSchema = z.literal([0, 1, 2]).optional();

export interface StudioMessages {
  'studio.context': StudioContext;
  'studio.apply': ApplyStatus;
  'studio.applyStatus': ApplyStatus;
  'studio.restore': ApplyStatus;
  'studio.resize': null;
  /** What the page is built of, as text: names of elements and versions, nothing that a creator wrote. */
  'studio.diagnose': { text: string };
  'studio.stills': Stills;
  /** Answered once the file is on its way to the panel's document; see `receiveVideo`. */
  'studio.handOverVideo': null;
  /** A hint from the content script to the panel: read context and apply status again. Carries no data. */
  'studio.changed': null;
}

export const studioSchemas = {
  'studio.context': z.object({ draftKey: z.uuid() }),
  'studio.apply': z.object({
    draftKey: z.uuid(),
    slot: slotSchema,
    /** Null for a picture that the video had before Klikk. */
    variantId: variantIdSchema.nullable(),
    /** Name of the version in the thumbnail's history. */
    version: z.string().max(40).nullable(),
    picture: base64(LIMITS.thumbnailBytes),
    mime: z.enum(['image/jpeg', 'image/png']),
  }),
  'studio.applyStatus': z.object({ draftKey: z.uuid(), slot: slotSchema }),
  'studio.restore': z.object({ draftKey: z.uuid() }),
  /** The panel's document tells the frame around it how high it is, in CSS pixels. */
  'studio.resize': z.object({
    draftKey: z.uuid(),
    height: z.number().min(0).max(LIMITS.panelHeight),
    /** Whether it is the one in the dialog of an A/B test. */
    inTest: z.boolean(),
  }),
  'studio.diagnose': z.object({ draftKey: z.uuid() }),
  'studio.stills': z.object({ draftKey: z.uuid() }),
  'studio.handOverVideo': z.object({ draftKey: z.uuid(), secret: z.uuid() }),
  'studio.changed': z.object({ draftKey: z.uuid() }),
} as const satisfies Record<keyof StudioMessages, z.ZodType>;
