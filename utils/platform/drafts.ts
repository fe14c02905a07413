import { z } from 'zod';
import type { Session } from './signed-in.ts';
import { type KeyValueArea, storedItem } from './stored-item.ts';

/** What a person has typed into a panel, one text for each editor. Whoever signs in after them in this browser gets none of it. */
export interface Drafts {
  read(input: { draftKey: string }): Promise<{ draft: string | null }>;
  /** Keeps nothing of nobody. */
  write(input: { draftKey: string; draft: string }): Promise<null>;
  clear(input: { draftKey: string }): Promise<null>;
}

/** @param memory an area that is empty again once the browser was closed */
export function createDrafts(memory: KeyValueArea, session: Pick<Session, 'userId'>): Drafts {
  async function itemOf(draftKey: string) {
    const userId = await session.userId();
    return userId && storedItem(memory, `panel.draft.${userId}.${draftKey}`, z.string());
  }
  return {
    async read({ draftKey }) {
      return { draft: (await (await itemOf(draftKey))?.read()) ?? null };
    },
    async write({ draftKey, draft }) {
      await (await itemOf(draftKey))?.write(draft);
      return null;
    },
    async clear({ draftKey }) {
      await (await itemOf(draftKey))?.clear();
      return null;
    },
  };
}
