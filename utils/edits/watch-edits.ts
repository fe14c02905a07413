import { browser } from 'wxt/browser';
import { EDITS_HINT_KEY, type EditsHint, editsHintSchema } from './hint.ts';

/**
 * Says that a thumbnail's history has grown, by whichever page of ours, this one too.
 * @returns what stops it
 */
export function watchEdits(onEdits: (hint: EditsHint) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>) => {
    const { data } = editsHintSchema.safeParse(changes[EDITS_HINT_KEY]?.newValue);
    if (data) onEdits(data);
  };
  browser.storage.local.onChanged.addListener(hear);
  return () => browser.storage.local.onChanged.removeListener(hear);
}
