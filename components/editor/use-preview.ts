import { useEffect, useRef, useState } from 'react';
import type { Scene } from '../../utils/scene/schema.ts';

/**
 * The address of a small picture of the scene. One is painted at a time; what changes meanwhile is painted next, and only as it
 * is then. Until the first one is there it is null.
 */
export function usePreview(scene: Scene, paint: (scene: Scene) => Promise<Blob>): string | null {
  const [url, setUrl] = useState<string | null>(null);
  const wanted = useRef(scene);
  const isPainting = useRef(false);
  const shown = useRef<string | null>(null);
  wanted.current = scene;

  useEffect(() => {
    async function paintLatest(): Promise<void> {
      if (isPainting.current) return;
      isPainting.current = true;
      try {
        for (let painted: Scene | null = null; painted !== wanted.current; ) {
          painted = wanted.current;
          const next = URL.createObjectURL(await paint(painted));
          if (shown.current) URL.revokeObjectURL(shown.current);
          shown.current = next;
          setUrl(next);
        }
      } catch {
        // The last picture stays; the thumbnail beside says what went wrong.
      } finally {
        isPainting.current = false;
      }
    }
    if (scene === wanted.current) void paintLatest();
  }, [scene, paint]);

  useEffect(
    () => () => {
      if (shown.current) URL.revokeObjectURL(shown.current);
    },
    [],
  );
  return url;
}
