import { beforeEach, expect, it } from 'vitest';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { type UserId, videoIdSchema } from '../../../utils/domain/ids.ts';
import type { EditorRef } from '../../../utils/messaging/protocol/common.ts';
import type { TimelineEntry } from '../../../utils/messaging/protocol/timeline.ts';
import { createTimelineService, type TimelineService } from '../../../utils/timeline/service.ts';
import { aDisk, aUserId, openDatabase } from '../../support/background/builders.ts';

const ada = aUserId();
const eve = aUserId();
const VIDEO = videoIdSchema.parse('dQw4w9WgXcQ');

let user: UserId | null;
let disk: IDBFactory;
let clock = 0;
let timeline: TimelineService;

function wake(): void {
  const session = {
    userId: async () => user,
    asUser: () => {
      throw new Error('Nothing of this asks the server.');
    },
  };
  timeline = createTimelineService({ session, database: openDatabase(disk), now: () => ++clock });
}

beforeEach(() => {
  user = ada;
  disk = aDisk();
  wake();
});

const anEditor = (videoId: EditorRef['videoId'] = null): EditorRef => ({ draftKey: crypto.randomUUID(), videoId });
const anEntry = (kind: TimelineEntry['kind'] = 'applied') => ({
  id: crypto.randomUUID(),
  kind,
  variantId: null,
  version: null,
  mime: 'image/jpeg' as const,
});
const picture = (text: string) => toBase64(new TextEncoder().encode(text));

it('has what a video has had, the newest first, also when the background was stopped', async () => {
  const editor = anEditor();
  await timeline.note({ editor, entry: anEntry('found'), picture: picture('found') });
  const applied = anEntry();
  await timeline.note({ editor, entry: applied, picture: picture('one') });
  wake();
  const entries = await timeline.read({ editor });
  expect(entries.map(({ kind }) => kind)).toEqual(['applied', 'found']);
  expect(entries[0]).toMatchObject(applied);
  expect(await timeline.picture({ id: applied.id })).toEqual({ picture: picture('one') });
});

it('knows a draft’s when the video has its name, and another visit to it', async () => {
  const draft = anEditor();
  await timeline.note({ editor: draft, entry: anEntry(), picture: picture('one') });
  expect(await timeline.read({ editor: { ...draft, videoId: VIDEO } })).toHaveLength(1);
  expect(await timeline.read({ editor: anEditor(VIDEO) })).toHaveLength(1);
  expect(await timeline.read({ editor: anEditor() })).toEqual([]);
});

it('keeps an entry once, and finds nothing new in what Klikk has put there', async () => {
  const editor = anEditor();
  const entry = anEntry();
  await timeline.note({ editor, entry, picture: picture('one') });
  await timeline.note({ editor, entry, picture: picture('one') });
  await timeline.note({ editor, entry: anEntry('found'), picture: picture('one') });
  expect(await timeline.read({ editor })).toHaveLength(1);
  await timeline.note({ editor, entry: anEntry(), picture: picture('one') });
  expect(await timeline.read({ editor })).toHaveLength(2);
});

it('lets the oldest of a video go', async () => {
  const editor = anEditor(VIDEO);
  for (let index = 0; index < 14; index++) {
    await timeline.note({ editor, entry: anEntry(), picture: picture(`${index}`) });
  }
  const entries = await timeline.read({ editor });
  expect(entries).toHaveLength(12);
  expect(await timeline.picture({ id: entries.at(-1)?.id ?? '' })).toEqual({ picture: picture('2') });
});

it('shows nobody what is somebody else’s', async () => {
  const editor = anEditor(VIDEO);
  const entry = anEntry();
  await timeline.note({ editor, entry, picture: picture('one') });
  user = eve;
  expect(await timeline.read({ editor })).toEqual([]);
  await expect(timeline.picture({ id: entry.id })).rejects.toMatchObject({ code: 'not_found' });
  user = null;
  await expect(timeline.read({ editor })).rejects.toMatchObject({ code: 'unauthenticated' });
});
