import { beforeEach, expect, it } from 'vitest';
import type { UserId } from '../../../utils/domain/ids.ts';
import { createDrafts } from '../../../utils/platform/drafts.ts';
import { aUserId } from '../../support/background/builders.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

const one = { draftKey: '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11' };
const other = { draftKey: '0b7e2f4d-3c52-4a66-8a39-7c1d2e3f4a5b' };

let memory: ReturnType<typeof createMemoryArea>;
let userId: UserId | null;

/** As they are after the background has woken. */
const drafts = () => createDrafts(memory, { userId: async () => userId });

beforeEach(() => {
  memory = createMemoryArea();
  userId = aUserId();
});

it('keeps one text an editor, across backgrounds', async () => {
  await drafts().write({ ...one, draft: 'a red barn' });
  await drafts().write({ ...other, draft: 'a blue one' });
  expect(await drafts().read(one)).toEqual({ draft: 'a red barn' });
  expect(await drafts().read(other)).toEqual({ draft: 'a blue one' });
});

it('shows a text to nobody but who typed it', async () => {
  const typist = userId;
  await drafts().write({ ...one, draft: 'my secret launch' });
  userId = aUserId();
  expect(await drafts().read(one)).toEqual({ draft: null });
  userId = null;
  expect(await drafts().read(one)).toEqual({ draft: null });
  userId = typist;
  expect(await drafts().read(one)).toEqual({ draft: 'my secret launch' });
});

it('keeps what is typed into two panels at once', async () => {
  const both = drafts();
  await Promise.all([both.write({ ...one, draft: 'a red barn' }), both.write({ ...other, draft: 'a blue one' })]);
  expect(await drafts().read(one)).toEqual({ draft: 'a red barn' });
  expect(await drafts().read(other)).toEqual({ draft: 'a blue one' });
});

it('goes with the person', async () => {
  const typist = userId;
  if (!typist) throw new Error('Nobody typed.');
  await drafts().write({ ...one, draft: 'my secret launch' });
  await drafts().forget(typist);
  expect(memory.contents).toEqual({});
});

it('keeps nothing of nobody', async () => {
  userId = null;
  await drafts().write({ ...one, draft: 'whose is this?' });
  expect(memory.contents).toEqual({});
});
