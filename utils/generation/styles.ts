import { z } from 'zod';
import { stylesResponseSchema } from '../../supabase/functions/_shared/contract.ts';
import { AppError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import type { Style } from './api.ts';

/** Styles and prices change seldom, a key of one's own at any time; the server has the last word on all of it. */
const FRESH_MILLISECONDS = 60 * 1000;

interface StylesDependencies {
  area: KeyValueArea;
  fetchStyles(owner: UserId): Promise<Style[]>;
  now(): number;
}

const keptStylesSchema = z.object({
  at: z.number(),
  ...stylesResponseSchema.shape,
});

/** The styles to choose from: kept ones while they are fresh, and whatever is kept while the server cannot be reached. */
export function createStyles({ area, fetchStyles, now }: StylesDependencies): (owner: UserId) => Promise<Style[]> {
  const item = storedItem(area, 'styles', keptStylesSchema);
  return async (owner) => {
    const kept = await item.read();
    const age = kept ? now() - kept.at : Number.POSITIVE_INFINITY;
    if (kept && age >= 0 && age < FRESH_MILLISECONDS) return kept.styles;
    try {
      const styles = await fetchStyles(owner);
      await item.write({ at: now(), styles });
      return styles;
    } catch (thrown) {
      if (kept && thrown instanceof AppError && thrown.retryable) return kept.styles;
      throw thrown;
    }
  };
}
