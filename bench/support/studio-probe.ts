/** What is read off on Studio's page, by the page's own clock. */
export interface StudioProbe {
  /** Milliseconds at which a thumbnail section last came into the page, and at which our button did. */
  sectionAt: number | null;
  panelAt: number | null;
}

declare global {
  interface Window {
    studioProbe: StudioProbe;
  }
}

/**
 * Runs before anything else on the page and notes when a thumbnail section comes, and when our element does. It is sent to the
 * browser as text, so it may use nothing from around it.
 */
export function installStudioProbe(section: string): void {
  const probe: StudioProbe = { sectionAt: null, panelAt: null };
  window.studioProbe = probe;
  const holds = (node: Node, css: string) =>
    node instanceof Element && (node.matches(css) || node.querySelector(css) !== null);
  new MutationObserver((records) => {
    const now = performance.now();
    const added = records.flatMap((record) => [...record.addedNodes]);
    if (added.some((node) => holds(node, section))) probe.sectionAt = now;
    if (added.some((node) => holds(node, 'klikk-panel'))) probe.panelAt = now;
  }).observe(document, { childList: true, subtree: true });
}
