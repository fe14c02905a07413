import { fromBase64, toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { EditorRef } from '../messaging/protocol/common.ts';
import type { TimelineEntry } from '../messaging/protocol/timeline.ts';
import { isFull, type KlikkDatabase, type TimelineRow } from '../platform/database.ts';
import { requireUser, type Session } from '../platform/signed-in.ts';

/**
 * Which thumbnails a video has had, with their pictures, so that any of them comes back. Kept on this device. Every method is a message
 * of the same name.
 */
export interface TimelineService {
  /**
   * Keeps an entry, unless it is kept already, or is what was there before and Klikk itself has put that there.
   * @throws AppError `storage_full` where there is no room
   */
  note(input: { editor: EditorRef; entry: Omit<TimelineEntry, 'at'>; picture: string }): Promise<null>;
  read(input: { editor: EditorRef }): Promise<TimelineEntry[]>;
  /** @throws AppError `not_found` where it is not kept, or somebody else's */
  picture(input: { id: string }): Promise<{ picture: string }>;
}

/** Beyond these the oldest go: of one video, and of all. */
const OF_VIDEO_MAX = 12;
const OF_ALL_MAX = 120;

interface TimelineDependencies {
  session: Session;
  database: KlikkDatabase;
  now(): number;
}

export function createTimelineService({ session, database, now }: TimelineDependencies): TimelineService {
  const { timeline } = database;

  /** By the video where Studio has named it, and by the draft from before it had; the video's id is then written down. */
  async function rowsOf(userId: UserId, { draftKey, videoId }: EditorRef): Promise<TimelineRow[]> {
    const ofDraft = await timeline.where({ userId, draftKey }).toArray();
    const ofVideo = videoId ? await timeline.where({ userId, videoId }).toArray() : [];
    const nameless = ofDraft.filter((row) => row.videoId === null);
    if (videoId) await timeline.bulkUpdate(nameless.map(({ id }) => ({ key: id, changes: { videoId } })));
    return [...(videoId ? nameless : ofDraft), ...ofVideo].sort(newestFirst);
  }

  async function letGoOfOldest(userId: UserId, ofVideo: readonly TimelineRow[]): Promise<void> {
    const all = (await timeline.where({ userId }).toArray()).sort(newestFirst);
    const old = [...ofVideo.slice(OF_VIDEO_MAX), ...all.slice(OF_ALL_MAX)];
    await timeline.bulkDelete(old.map(({ id }) => id));
  }

  return {
    async note({ editor, entry, picture }) {
      const userId = await requireUser(session);
      const bytes = fromBase64(picture);
      await database
        .transaction('rw', timeline, async () => {
          const rows = await rowsOf(userId, editor);
          if (await timeline.get(entry.id)) return;
          const isKnown = rows.some((row) => isSame(row.picture, bytes));
          if (entry.kind === 'found' && isKnown) return;
          const row = { id: entry.id, userId, ...editor, entry: { ...entry, at: now() }, picture: bytes };
          await timeline.add(row);
          await letGoOfOldest(userId, [row, ...rows]);
        })
        .catch((thrown) => {
          throw isFull(thrown) ? new AppError('storage_full', { cause: thrown }) : thrown;
        });
      return null;
    },

    async read({ editor }) {
      const userId = await requireUser(session);
      const rows = await database.transaction('rw', timeline, () => rowsOf(userId, editor));
      return rows.map(({ entry }) => entry);
    },

    async picture({ id }) {
      const userId = await requireUser(session);
      const row = await timeline.get(id);
      if (row?.userId !== userId) throw new AppError('not_found');
      return { picture: toBase64(row.picture) };
    },
  };
}

const newestFirst = (one: TimelineRow, other: TimelineRow) => other.entry.at - one.entry.at;

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
