import { useEffect } from 'react';

/** Calls back when the person comes back to the page, from another tab or window. */
export function useReturn(onReturn: () => void): void {
  useEffect(() => watchReturn(onReturn), [onReturn]);
}

/** @returns what stops the watching */
export function watchReturn(onReturn: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') onReturn();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
}
