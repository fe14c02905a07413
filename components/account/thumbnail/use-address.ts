import { useMemo, useSyncExternalStore } from 'react';
import { fromFragment, type ThumbnailRef } from '../../../utils/domain/thumbnail-ref.ts';

function watchFragment(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** The thumbnail that the page's address names; null where it names none. */
export function useThumbnailAddress(): ThumbnailRef | null {
  const fragment = useSyncExternalStore(watchFragment, () => location.hash);
  return useMemo(() => fromFragment(fragment), [fragment]);
}
