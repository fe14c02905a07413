import { expect, it } from 'vitest';
import { createDrafts } from '../../../utils/platform/drafts.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

const one = { draftKey: '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11' };
const other = { draftKey: '0b7e2f4d-3c52-4a66-8a39-7c1d2e3f4a5b' };

it('keeps one text an editor, across backgrounds, until it is cleared', async () => {
  const memory = createMemoryArea();
  await createDrafts(memory).write({ ...one, draft: 'a red barn' });
  await createDrafts(memory).write({ ...other, draft: 'a blue one' });
  const drafts = createDrafts(memory);
  expect(await drafts.read(one)).toEqual({ draft: 'a red barn' });
  await drafts.clear(one);
  expect(await drafts.read(one)).toEqual({ draft: null });
  expect(await drafts.read(other)).toEqual({ draft: 'a blue one' });
});
