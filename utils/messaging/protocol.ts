import { z } from 'zod';
import {
  generateRequestSchema,
  generationSchema,
  type ProviderId,
  providerIdSchema,
  providerKeyRequestSchema,
  type ReviseResponse,
  reviseRequestSchema,
  type StylesResponse,
} from '../../supabase/functions/_shared/contract.ts';
import { errorCodeSchema, failureSchema } from '../domain/errors.ts';
import {
  generationIdSchema,
  photoIdSchema,
  pictureIdSchema,
  type VariantId,
  variantIdSchema,
  videoIdSchema,
} from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { SelectorMap } from '../domain/selector-map.ts';
import { thumbnailRefSchema } from '../domain/thumbnail-ref.ts';
import { type BrandKit, brandKitSchema } from '../scene/brand-kit.ts';
import { type History, historySchema } from '../scene/edit/history.ts';
import { subjectAnalysisSchema } from '../scene/subject.ts';

export type { History };

/** Bytes as base64: messages are JSON in Chrome. `max` is in bytes; base64 takes a third more. */
const base64 = (max: number) => z.base64().max(Math.ceil((max * 4) / 3) + 4);

const emailSchema = z.email().max(LIMITS.emailCharacters);
const passwordSchema = z.string().min(LIMITS.passwordCharactersMin).max(LIMITS.passwordCharactersMax);
const codeSchema = z.string().regex(/^\d{6}$/);

/** Which editor in Studio something belongs to. A fresh upload has no video id for some seconds; the draft key, made by
 *  the content script for the dialog, holds until it has. */
export const editorRefSchema = z.object({ draftKey: z.uuid(), videoId: videoIdSchema.nullable() });
export type EditorRef = z.infer<typeof editorRefSchema>;

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

export const accountStatusSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Set when the session ended without the user asking for it. */
    ended: errorCodeSchema.nullable(),
  }),
  z.object({ state: z.literal('unconfirmed'), email: z.string() }),
  z.object({
    state: z.literal('signed-in'),
    name: z.string(),
    email: z.string(),
    /** Null while it is not known, as when offline. */
    credits: z.int().nullable(),
  }),
]);
export type AccountStatus = z.infer<typeof accountStatusSchema>;

export const photoSummarySchema = z.object({
  id: photoIdSchema,
  label: z.string(),
  /** A small picture of the cut-out as a `data:` URL, at most 160 px high. */
  preview: z.string(),
  analysis: subjectAnalysisSchema,
  /** `mending`: stored, and a mended cut-out of it is on its way. */
  state: z.enum(['uploading', 'stored', 'mending', 'failed', 'deleting']),
  failure: failureSchema.nullable(),
});
export type PhotoSummary = z.infer<typeof photoSummarySchema>;

/** Where consent is given or withdrawn. */
const consentSurfaceSchema = z.enum(['account', 'panel', 'popup']);
export type ConsentSurface = z.infer<typeof consentSurfaceSchema>;

/** A generation as the panel shows it: what was asked, and what came of it so far. */
export const generationRecordSchema = z.object({
  request: generateRequestSchema,
  status: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  failure: failureSchema.nullable(),
  generation: generationSchema.nullable(),
  appliedVariantId: variantIdSchema.nullable(),
});
export type GenerationRecord = z.infer<typeof generationRecordSchema>;

/** A brand kit, or null where there is none, with the files that belong to it, as base64. */
export interface Brand {
  kit: BrandKit | null;
  /** PNG. */
  logo: string | null;
  /** TTF, OTF or WOFF2: the kit's own typeface. */
  font: string | null;
}

/** A thumbnail that a video had in Studio. */
export const timelineEntrySchema = z.object({
  id: z.uuid(),
  /** `found`: Studio showed it before Klikk put another in its place · `applied`: Studio took it · `restored`: took it back. */
  kind: z.enum(['found', 'applied', 'restored']),
  /** Whose picture it is; null where it is none of the thumbnails made here. */
  variantId: variantIdSchema.nullable(),
  /** Name of the version in the thumbnail's history. */
  version: z.string().max(40).nullable(),
  mime: z.enum(['image/jpeg', 'image/png']),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** That the account has a key of the creator's own for a provider. The key itself comes back to nobody. */
export interface KeptKey {
  provider: ProviderId;
  /** ISO 8601. */
  keptAt: string;
}

/** That photos may go to a provider, for it to paint the person. */
export interface PortraitConsent {
  provider: ProviderId;
  /** ISO 8601. */
  givenAt: string;
}

/** Every message there is, and what it answers inside a `Result`. What it takes stands in {@link messageSchemas}. */
export interface ProtocolMap {
  'account.status': AccountStatus;
  'account.signUp': AccountStatus;
  'account.confirm': AccountStatus;
  'account.resendCode': null;
  'account.signIn': AccountStatus;
  'account.requestPasswordReset': null;
  'account.resetPassword': AccountStatus;
  'account.signOut': AccountStatus;
  'account.openPage': null;

  'photos.list': PhotoSummary[];
  /** Whether consent to keep pictures of a face was given, and when (ISO 8601). */
  'photos.consent': { givenAt: string | null };
  'photos.giveConsent': { givenAt: string };
  'photos.add': PhotoSummary;
  'photos.retry': PhotoSummary;
  'photos.rename': PhotoSummary;
  'photos.delete': null;
  /** Base64 of the WebP cut-out. */
  'photos.cutout': { cutout: string };
  /** Base64 of the JPEG that it was cut from. */
  'photos.original': { original: string };
  'photos.mend': PhotoSummary;

  'brand.read': Brand;
  /** How the kit is now kept. */
  'brand.save': Brand;
  'brand.delete': null;

  'keys.list': KeptKey[];
  'keys.keep': null;

  /** Those that hold. */
  'portraits.consents': PortraitConsent[];
  'portraits.giveConsent': null;
  'portraits.withdrawConsent': null;

  /** What is kept of these thumbnails' histories; those that nobody has changed are left out. */
  'edits.read': { variantId: VariantId; history: History }[];
  'edits.write': null;

  /** What was typed into an editor's panel, as the panel wrote it down; null where nothing was. */
  'drafts.read': { draft: string | null };
  'drafts.write': null;
  'drafts.clear': null;

  /** Once for each entry, however often it is told. */
  'timeline.note': null;
  /** Of an editor's video, the newest first. */
  'timeline.read': TimelineEntry[];
  /** Base64. */
  'timeline.picture': { picture: string };

  'pictures.keep': null;
  /** Base64 of the JPEG. */
  'pictures.read': { picture: string };

  'styles.list': StylesResponse['styles'];
  'generation.start': GenerationRecord;
  'generation.forEditor': GenerationRecord | null;
  'generation.read': GenerationRecord | null;
  'generation.cancel': GenerationRecord | null;
  'generation.applied': null;

  'repaint.start': GenerationRecord;
  'repaint.latest': GenerationRecord | null;
  'repaint.discard': null;

  /** What a wish in plain words comes to, where rules have not understood it. */
  'thumbnail.revise': ReviseResponse;

  /** Whether frames of a video may be read, on this computer, while it is chosen in Studio. */
  'stills.fromVideo': { isOn: boolean };
  'stills.setFromVideo': { isOn: boolean };

  /** What the content script tries before its built-in selectors. */
  'selectors.read': SelectorMap['selectors'] | null;
  /** Whether such may be fetched. */
  'selectors.mending': { isOn: boolean };
  'selectors.setMending': { isOn: boolean };

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

const repaintRequestSchema = generateRequestSchema.refine(({ repaint }) => repaint !== undefined, {
  path: ['repaint'],
});

const nothing = z.undefined().or(z.null());

/** Which of an A/B test's pictures, in the order of the dialog; left out, it is the video's thumbnail. */
const slotSchema = z.literal([0, 1, 2]).optional();

const cutoutShape = {
  /** WebP with alpha, trimmed to the person. */
  cutout: base64(8 * 1024 * 1024),
  preview: z.string().startsWith('data:image/').max(100_000),
  analysis: subjectAnalysisSchema,
};

/** Input of every message. The receiving side parses with it: the messaging library checks nothing that comes in. */
export const messageSchemas = {
  'account.status': nothing,
  'account.signUp': z.object({
    name: z.string().trim().min(1).max(LIMITS.nameCharacters),
    email: emailSchema,
    password: passwordSchema,
  }),
  'account.confirm': z.object({ email: emailSchema, code: codeSchema }),
  'account.resendCode': z.object({ email: emailSchema }),
  'account.signIn': z.object({ email: emailSchema, password: z.string().min(1).max(LIMITS.passwordCharactersMax) }),
  'account.requestPasswordReset': z.object({ email: emailSchema }),
  'account.resetPassword': z.object({ email: emailSchema, code: codeSchema, password: passwordSchema }),
  'account.signOut': nothing,
  /** Opens it on a thumbnail, where one is named. */
  'account.openPage': z.object({ thumbnail: thumbnailRefSchema }).or(nothing),

  'photos.list': nothing,
  'photos.consent': nothing,
  'photos.giveConsent': z.object({ surface: consentSurfaceSchema }),
  'photos.add': z.object({
    id: photoIdSchema,
    label: z.string().trim().min(1).max(LIMITS.labelCharacters),
    /** JPEG without metadata, longest side at most `LIMITS.photoPixelsMax`. */
    original: base64(8 * 1024 * 1024),
    ...cutoutShape,
  }),
  'photos.retry': z.object({ id: photoIdSchema }),
  'photos.rename': z.object({ id: photoIdSchema, label: z.string().trim().min(1).max(LIMITS.labelCharacters) }),
  'photos.delete': z.object({ id: photoIdSchema }),
  'photos.cutout': z.object({ id: photoIdSchema }),
  'photos.original': z.object({ id: photoIdSchema }),
  'photos.mend': z.object({ id: photoIdSchema, ...cutoutShape }),

  'brand.read': nothing,
  /** Where the kit has a logo or a typeface of its own and no file comes with it, the file that is kept stays as it is. */
  'brand.save': z.object({
    kit: brandKitSchema,
    /** PNG. */
    logo: base64(LIMITS.logoBytes).optional(),
    /** TTF, OTF or WOFF2. */
    font: base64(LIMITS.fontBytes).optional(),
  }),
  'brand.delete': nothing,

  'keys.list': nothing,
  'keys.keep': providerKeyRequestSchema,

  'portraits.consents': nothing,
  'portraits.giveConsent': z.object({ provider: providerIdSchema, surface: consentSurfaceSchema }),
  'portraits.withdrawConsent': z.object({ provider: providerIdSchema, surface: consentSurfaceSchema }),

  'edits.read': z.object({ variantIds: z.array(variantIdSchema).max(LIMITS.variantsPerGeneration) }),
  'edits.write': z.object({
    generationId: generationIdSchema,
    variantId: variantIdSchema,
    /** Names the document that writes, so that it need not read its own versions again. */
    writer: z.uuid(),
    /** Versions that are new or were gone on with; what is kept already is left out. */
    history: historySchema.extend({ versions: historySchema.shape.versions.max(LIMITS.versionsPerWrite) }),
  }),

  'drafts.read': z.object({ draftKey: z.uuid() }),
  'drafts.write': z.object({ draftKey: z.uuid(), draft: z.string().max(LIMITS.panelDraftCharacters) }),
  'drafts.clear': z.object({ draftKey: z.uuid() }),

  'timeline.note': z.object({
    editor: editorRefSchema,
    entry: timelineEntrySchema.omit({ at: true }),
    picture: base64(LIMITS.thumbnailBytes),
  }),
  'timeline.read': z.object({ editor: editorRefSchema }),
  'timeline.picture': z.object({ id: z.uuid() }),

  'pictures.keep': z.object({ id: pictureIdSchema, picture: base64(LIMITS.thumbnailBytes) }),
  'pictures.read': z.object({ id: pictureIdSchema }),

  'styles.list': nothing,
  'generation.start': z.object({ editor: editorRefSchema, request: generateRequestSchema }),
  'generation.forEditor': z.object({ editor: editorRefSchema }),
  'generation.read': z.object({ id: generationIdSchema }),
  'generation.cancel': z.object({ id: generationIdSchema }),
  'generation.applied': z.object({ id: generationIdSchema, variantId: variantIdSchema }),

  /** Answered at once: how it goes on is asked for. */
  'repaint.start': z.object({ variantId: variantIdSchema, request: repaintRequestSchema }),
  'repaint.latest': z.object({ variantId: variantIdSchema }),
  'repaint.discard': z.object({ id: generationIdSchema }),

  'thumbnail.revise': reviseRequestSchema,

  'stills.fromVideo': nothing,
  'stills.setFromVideo': z.object({ isOn: z.boolean() }),

  'selectors.read': nothing,
  'selectors.mending': nothing,
  'selectors.setMending': z.object({ isOn: z.boolean() }),

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
} as const satisfies Record<keyof ProtocolMap, z.ZodType>;

export type MessageName = keyof ProtocolMap;
export type Request<Name extends MessageName> = z.input<(typeof messageSchemas)[Name]>;
export type Response<Name extends MessageName> = ProtocolMap[Name];
