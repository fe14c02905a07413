import { panelDraftSchema } from '../../components/panel/panel-draft.ts';
import type { DraftKeeper } from '../../components/panel/panel-services.ts';
import { type KeyValueArea, storedItem } from '../../utils/platform/stored-item.ts';

/**
 * Keeps the panel's draft in the browser's memory, one for each editor. The frame's own session storage would not do: it is
 * refused where the browser blocks storage of embedded pages.
 */
export function createDraftKeeper(area: KeyValueArea, draftKey: string): DraftKeeper {
  return storedItem(area, `panel.draft.${draftKey}`, panelDraftSchema);
}
