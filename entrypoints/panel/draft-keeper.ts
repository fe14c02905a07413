import { panelDraftSchema } from '../../components/panel/panel-draft.ts';
import type { DraftKeeper, PanelServices } from '../../components/panel/panel-services.ts';

/**
 * Keeps the panel's draft in the browser's memory, one for each editor, by way of the background: Firefox shows that memory to no page
 * that is embedded in another. The frame's own session storage would not do either: it is refused where the browser blocks
 * storage of embedded pages.
 */
export function createDraftKeeper(call: PanelServices['call'], draftKey: string): DraftKeeper {
  return {
    async read() {
      const { draft } = await call('drafts.read', { draftKey });
      const parsed = panelDraftSchema.safeParse(draft === null ? null : JSON.parse(draft));
      return parsed.success ? parsed.data : null;
    },
    async write(draft) {
      await call('drafts.write', { draftKey, draft: JSON.stringify(draft) });
    },
  };
}
