import { fromBase64 } from '../domain/base64.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Result } from '../domain/result.ts';
import type { ContentHandlers } from '../messaging/content-server.ts';
import type { ApplyStatus, Stills } from '../messaging/protocol/studio.ts';
import type { StudioAdapter } from './adapter.ts';
import type { EditorSession } from './editor-session.ts';
import { readOwnStills } from './own-stills.ts';

/** Answers the panel's messages for the editor that they name. */
export function answerPanel(adapter: StudioAdapter): ContentHandlers {
  async function withSession<T>(
    draftKey: string,
    answer: (session: EditorSession) => T | Promise<T> | null,
  ): Promise<Result<NonNullable<T>>> {
    const session = adapter.findSession(draftKey);
    const value = session && (await answer(session));
    return value ? { ok: true, value } : failure('studio_not_found');
  }
  return {
    'studio.context': ({ draftKey }) => withSession(draftKey, (session) => adapter.readContext(session)),
    'studio.applyStatus': ({ draftKey, slot }) =>
      withSession(draftKey, (session) => applierOf(session, slot)?.status ?? null),
    'studio.restore': ({ draftKey }) => withSession(draftKey, ({ applier }) => applier.restore()),
    async 'studio.apply'({ draftKey, slot, variantId, version, picture, mime }): Promise<Result<ApplyStatus>> {
      const bytes = fromBase64(picture);
      if (!isPicture(bytes, mime)) return failure('not_a_picture');
      const file = new File([bytes], mime === 'image/png' ? 'thumbnail.png' : 'thumbnail.jpg', { type: mime });
      return withSession(draftKey, (session) => applierOf(session, slot)?.apply({ file, variantId, version }) ?? null);
    },
    async 'studio.resize'({ draftKey, height, inTest }): Promise<Result<null>> {
      const session = adapter.findSession(draftKey);
      if (session) adapter.resize(session, height, inTest);
      return session ? { ok: true, value: null } : failure('studio_not_found');
    },
    'studio.diagnose': ({ draftKey }) => withSession(draftKey, (session) => adapter.diagnose(session)),
    'studio.stills': ({ draftKey }) => withSession(draftKey, (session) => readStills(adapter, session)),
    async 'studio.handOverVideo'({ draftKey, secret }): Promise<Result<null>> {
      const session = adapter.findSession(draftKey);
      if (!session) return failure('studio_not_found');
      const file = await adapter.findVideo(session);
      if (!(file instanceof File)) return failure('not_found');
      return adapter.handOver(session, { secret, file }) ? { ok: true, value: null } : failure('studio_not_found');
    },
  };
}

/** What puts pictures into the video's editor, or into a slot of the A/B test that is open over it. */
const applierOf = (session: EditorSession, slot: number | undefined) =>
  slot === undefined ? session.applier : session.test?.applier(slot);

async function readStills(adapter: StudioAdapter, session: EditorSession): Promise<Stills | null> {
  const section = session.shownEditor?.section;
  if (!section) return null;
  const [own, video] = await Promise.all([readOwnStills(section), adapter.findVideo(session)]);
  return { ...own, video: video instanceof File ? { state: 'chosen', name: video.name } : { state: video ?? 'none' } };
}

const SIGNATURES = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47] };

function isPicture(bytes: Uint8Array, mime: keyof typeof SIGNATURES): boolean {
  return SIGNATURES[mime].every((byte, index) => bytes[index] === byte);
}

const failure = (code: ErrorCode): { ok: false; error: { code: ErrorCode; retryable: boolean } } => ({
  ok: false,
  error: { code, retryable: code === 'studio_not_found' },
});
