import { z } from 'zod';
import { videoIdSchema } from '../../domain/ids.ts';

/** Bytes as base64: messages are JSON in Chrome. `max` is in bytes; base64 takes a third more. */
export const base64 = (max: number) => z.base64().max(Math.ceil((max * 4) / 3) + 4);

export const nothing = z.undefined().or(z.null());

/** Which editor in Studio something belongs to. A fresh upload has no video id for some seconds; the draft key, made by
 *  the content script for the dialog, holds until it has. */
export const editorRefSchema = z.object({ draftKey: z.uuid(), videoId: videoIdSchema.nullable() });

export type EditorRef = z.infer<typeof editorRefSchema>;

/** Where consent is given or withdrawn. */
export const consentSurfaceSchema = z.enum(['account', 'panel', 'popup']);

export type ConsentSurface = z.infer<typeof consentSurfaceSchema>;
