import type { PanelServices } from '../../components/panel/panel-services.ts';
import { AppError } from '../../utils/domain/errors.ts';
import type { callTab } from '../../utils/messaging/client.ts';

/** Asks the content script of the tab that this page is shown in. */
export function askOwnTab(
  getCurrentTab: () => Promise<{ id?: number | undefined } | undefined>,
  ask: typeof callTab,
): PanelServices['askStudio'] {
  const ownTab = getCurrentTab();
  return async (name, request) => {
    const tab = await ownTab;
    if (tab?.id === undefined) throw new AppError('studio_not_found');
    return ask(tab.id, name, request);
  };
}
