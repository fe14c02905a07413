import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import type { Session } from './signed-in.ts';
import { type KeyValueArea, storedItem } from './stored-item.ts';

/** What a person has typed into panels, one text for each editor. It is theirs: whoever signs in after them gets none of it. */
export interface Drafts {
  read(input: { draftKey: string }): Promise<{ draft: string | null }>;
  /** Keeps nothing of nobody. */
  write(input: { draftKey: string; draft: string }): Promise<null>;
  /** Forgets all that this person has typed. */
  forget(userId: UserId): Promise<void>;
}

const draftsSchema = z.record(z.string(), z.string());

/** @param memory an area that is empty again once the browser was closed */
export function createDrafts(memory: KeyValueArea, session: Pick<Session, 'userId'>): Drafts {
  const itemOf = (userId: UserId) => storedItem(memory, `panel.drafts.${userId}`, draftsSchema);
  /** One change after the other: two panels may be typed into. */
  let last: Promise<unknown> = Promise.resolve();

  async function keep(draftKey: string, draft: string): Promise<null> {
    const userId = await session.userId();
    if (userId) await itemOf(userId).write({ ...(await itemOf(userId).read()), [draftKey]: draft });
    return null;
  }

  return {
    async read({ draftKey }) {
      const userId = await session.userId();
      return { draft: (userId && (await itemOf(userId).read())?.[draftKey]) ?? null };
    },
    write({ draftKey, draft }) {
      const work = () => keep(draftKey, draft);
      const kept = last.then(work, work);
      last = kept;
      return kept;
    },
    forget: (userId) => itemOf(userId).clear(),
  };
}
