/**
 * Calls back when the document is about to be out of sight, and perhaps gone: the last moment to hand something over.
 * @returns what stops the watching
 */
export function watchHiding(onHide: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden') onHide();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', onHide);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', onHide);
  };
}
