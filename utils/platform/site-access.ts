import { browser } from 'wxt/browser';

/** Whether the browser lets the extension onto the sites of its manifest. In Firefox, and in Chromium too, a person may take that back. */
export interface SiteAccess {
  isGranted(): Promise<boolean>;
  /** Has the browser ask the person. Only in answer to a press, and as the first thing done about it. */
  ask(): Promise<boolean>;
}

export const siteAccess: SiteAccess = {
  isGranted: () => browser.permissions.contains({ origins: neededSites() }),
  ask: () => browser.permissions.request({ origins: neededSites() }),
};

function neededSites(): string[] {
  const { host_permissions: hosts = [], content_scripts: scripts = [] } = browser.runtime.getManifest();
  return [...new Set([...hosts, ...scripts.flatMap(({ matches }) => matches ?? [])])];
}
