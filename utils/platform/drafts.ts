import { z } from 'zod';
import { type KeyValueArea, storedItem } from './stored-item.ts';

/** What a person has typed into a panel, one text for each editor. */
export interface Drafts {
  read(input: { draftKey: string }): Promise<{ draft: string | null }>;
  write(input: { draftKey: string; draft: string }): Promise<null>;
  clear(input: { draftKey: string }): Promise<null>;
}

/** @param memory an area that is empty again once the browser was closed */
export function createDrafts(memory: KeyValueArea): Drafts {
  const itemOf = (draftKey: string) => storedItem(memory, `panel.draft.${draftKey}`, z.string());
  return {
    read: async ({ draftKey }) => ({ draft: await itemOf(draftKey).read() }),
    async write({ draftKey, draft }) {
      await itemOf(draftKey).write(draft);
      return null;
    },
    async clear({ draftKey }) {
      await itemOf(draftKey).clear();
      return null;
    },
  };
}
