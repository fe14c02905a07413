import type { z } from 'zod';
import { toBase64 } from '../domain/base64.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { VariantId } from '../domain/ids.ts';
import { PANEL_HEIGHT_MAX, THUMBNAIL_BYTES_MAX } from '../domain/limits.ts';
import type { Result } from '../domain/result.ts';
import { receiveMessages, sendMessage } from './content-wire.ts';
import type { EditorRef } from './protocol/common.ts';
import type { TimelineEntry } from './protocol/timeline.ts';
import type { MessageName, messageSchemas, Response } from './protocol.ts';
import { type ExtensionIdentity, isPage, type MessageSender } from './senders.ts';

/*
 * The content script's side of messaging. It does what `serve` does, with guards by hand instead of zod: the schema library
 * alone is several times what the script may weigh on YouTube's page. A unit test holds the guards to the schemas, and the
 * one sender that is let through to the policy.
 */

/** What the panel asks the content script of its own tab. */
export type ContentMessageName = Exclude<Extract<MessageName, `studio.${string}`>, 'studio.changed'>;

type Input<Name extends ContentMessageName> = z.output<(typeof messageSchemas)[Name]>;
type ContentHandler<Name extends ContentMessageName> = (input: Input<Name>) => Promise<Result<Response<Name>>>;
/** One handler a message. A handler answers its failures as results; what it throws becomes `internal`. */
export type ContentHandlers = { [Name in ContentMessageName]: ContentHandler<Name> };

type Guard<Name extends ContentMessageName> = (data: unknown) => data is Input<Name>;

export const CONTENT_GUARDS: { [Name in ContentMessageName]: Guard<Name> } = {
  'studio.context': (data): data is Input<'studio.context'> => hasDraftKey(data),
  'studio.apply': (data): data is Input<'studio.apply'> =>
    hasDraftKey(data) &&
    isSlot(data.slot) &&
    (data.variantId === null || isUuid(data.variantId)) &&
    (data.version === null || (typeof data.version === 'string' && data.version.length <= 40)) &&
    isPicture(data.picture) &&
    (data.mime === 'image/jpeg' || data.mime === 'image/png'),
  'studio.applyStatus': (data): data is Input<'studio.applyStatus'> => hasDraftKey(data) && isSlot(data.slot),
  'studio.restore': (data): data is Input<'studio.restore'> => hasDraftKey(data),
  'studio.resize': (data): data is Input<'studio.resize'> =>
    hasDraftKey(data) &&
    typeof data.inTest === 'boolean' &&
    typeof data.height === 'number' &&
    data.height >= 0 &&
    data.height <= PANEL_HEIGHT_MAX,
  'studio.diagnose': (data): data is Input<'studio.diagnose'> => hasDraftKey(data),
  'studio.stills': (data): data is Input<'studio.stills'> => hasDraftKey(data),
  'studio.handOverVideo': (data): data is Input<'studio.handOverVideo'> => hasDraftKey(data) && isUuid(data.secret),
};

/**
 * Answers the panel in the content script.
 * @returns what stops it again, for a script that an update has orphaned
 */
export function serveContent(handlers: ContentHandlers, extension: ExtensionIdentity): () => void {
  return receiveMessages((name, data, sender) =>
    isContentMessage(name) ? answerContent(name, handlers[name], data, sender, extension) : null,
  );
}

const isContentMessage = (name: string): name is ContentMessageName => Object.hasOwn(CONTENT_GUARDS, name);

/** Checks and answers one message. Nothing is thrown. */
export async function answerContent<Name extends ContentMessageName>(
  name: Name,
  handler: ContentHandler<Name>,
  data: unknown,
  sender: MessageSender,
  extension: ExtensionIdentity,
): Promise<Result<Response<Name>>> {
  const isOurs = isPage('panel', sender, extension) || isPage('background', sender, extension);
  if (!isOurs) return refusal('forbidden');
  if (!CONTENT_GUARDS[name](data)) return refusal('invalid_input');
  try {
    return await handler(data);
  } catch {
    return refusal('internal');
  }
}

const refusal = (code: ErrorCode): Result<never> => ({ ok: false, error: { code, retryable: false } });

/** Tells the panel of an editor to read its context and apply status again. Nobody need listen. */
export function announceChange(draftKey: string): void {
  sendMessage('studio.changed', { draftKey }).catch(() => {});
}

/** What is to be tried before the built-in selectors; null where there is nothing, or the background does not answer. */
export function readSelectors(): Promise<Response<'selectors.read'>> {
  return sendMessage('selectors.read', null)
    .then((answer) => (answer.ok ? answer.value : null))
    .catch(() => null);
}

/** Has a thumbnail kept that a video has or had in Studio. Nothing hangs on it, and nobody may be signed in. */
export async function noteThumbnail(
  editor: EditorRef,
  kind: TimelineEntry['kind'],
  { file, variantId, version }: { file: File; variantId: VariantId | null; version: string | null },
): Promise<void> {
  const mime = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const picture = toBase64(new Uint8Array(await file.arrayBuffer()));
  const entry = { id: crypto.randomUUID(), kind, variantId, version, mime } as const;
  await sendMessage('timeline.note', { editor, entry, picture }).catch(() => {});
}

/** Whether the creator allows frames of a chosen video to be read. No, where the background does not answer. */
export async function mayReadVideos(): Promise<boolean> {
  try {
    const answer = await sendMessage('stills.fromVideo', null);
    return answer.ok && answer.value.isOn;
  } catch {
    return false;
  }
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const BASE64_CHARACTERS_MAX = Math.ceil((THUMBNAIL_BYTES_MAX * 4) / 3) + 4;

const isSlot = (value: unknown) => value === undefined || value === 0 || value === 1 || value === 2;

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && UUID.test(value);
}

function isPicture(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > BASE64_CHARACTERS_MAX || value.length % 4 !== 0) return false;
  return /^[A-Za-z\d+/]*={0,2}$/.test(value);
}

function hasDraftKey(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && 'draftKey' in data && isUuid(data.draftKey);
}
