import { fromBase64 } from '../domain/base64.ts';
import type { ErrorCode, ErrorDetail, Failure } from '../domain/errors.ts';
import type { Result } from '../domain/result.ts';
import type { ContentHandlers } from '../messaging/content-server.ts';
import type { ApplyStatus, Stills, VideoFrames } from '../messaging/protocol.ts';
import type { StudioAdapter } from './adapter.ts';
import type { ChosenVideo } from './chosen-video.ts';
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
    'studio.applyStatus': ({ draftKey }) => withSession(draftKey, ({ applier }) => applier.status),
    'studio.restore': ({ draftKey }) => withSession(draftKey, ({ applier }) => applier.restore()),
    async 'studio.apply'({ draftKey, variantId, picture, mime }): Promise<Result<ApplyStatus>> {
      const bytes = fromBase64(picture);
      if (!isPicture(bytes, mime)) return failure('not_a_picture');
      const file = new File([bytes], mime === 'image/png' ? 'thumbnail.png' : 'thumbnail.jpg', { type: mime });
      return withSession(draftKey, ({ applier }) => applier.apply(variantId, file));
    },
    async 'studio.resize'({ draftKey, height }): Promise<Result<null>> {
      const session = adapter.findSession(draftKey);
      if (session) adapter.resize(session, height);
      return session ? { ok: true, value: null } : failure('studio_not_found');
    },
    'studio.stills': ({ draftKey }) => withSession(draftKey, (session) => readStills(adapter, session)),
    async 'studio.videoFrames'({ draftKey, count }): Promise<Result<VideoFrames>> {
      const session = adapter.findSession(draftKey);
      if (!session) return failure('studio_not_found');
      const video = await adapter.findVideo(session);
      if (video === 'off' || !video) return failure('not_found');
      const value = await video.readFrames(count);
      return value ? { ok: true, value } : failure('video_unplayable', { format: formatOf(video.file) });
    },
  };
}

async function readStills(adapter: StudioAdapter, session: EditorSession): Promise<Stills | null> {
  if (!session.shownEditor) return null;
  const own = readOwnStills(session.shownEditor.section);
  const video = describeVideo(await adapter.findVideo(session));
  return { ...(await own), video: await video };
}

async function describeVideo(video: ChosenVideo | 'off' | null): Promise<Stills['video']> {
  if (video === 'off' || !video) return { state: video ?? 'none' };
  const { file } = video;
  const duration = await video.readDuration();
  return duration === null
    ? { state: 'unplayable', name: file.name, format: formatOf(file) }
    : { state: 'ready', name: file.name, duration };
}

/** What the creator calls the kind of file: the end of its name, else its type. */
function formatOf({ name, type }: File): string {
  return /\.(\w{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? type;
}

const SIGNATURES = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47] };

function isPicture(bytes: Uint8Array, mime: keyof typeof SIGNATURES): boolean {
  return SIGNATURES[mime].every((byte, index) => bytes[index] === byte);
}

const failure = (code: ErrorCode, detail?: ErrorDetail): { ok: false; error: Failure } => ({
  ok: false,
  error: { code, retryable: code === 'studio_not_found', ...(detail && { detail }) },
});
