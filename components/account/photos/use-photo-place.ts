import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoPlace, PhotoPlaceState } from '../../../utils/messaging/protocol/photos.ts';
import { useCall } from '../../client/client.ts';
import { type Action, useAction } from '../../client/use-action.ts';
import { useReturn } from '../../client/use-return.ts';

interface PhotoPlaceView {
  /** Null until it is known. */
  state: PhotoPlaceState | null;
  keepIn: Action<[place: PhotoPlace]>;
  forgetNotice(): void;
}

/** Between two looks at a move that goes on in the background. */
const LOOK_AGAIN_MILLISECONDS = 1_000;

/**
 * Where photos are kept, followed while they are moved.
 * @param onMoved told whenever another photo has come to where it is wanted
 */
export function usePhotoPlace(onMoved: () => void): PhotoPlaceView {
  const call = useCall();
  const [state, setState] = useState<PhotoPlaceState | null>(null);
  const latest = useRef({ onMoved, progress: '' });

  const take = useCallback((next: PhotoPlaceState) => {
    setState(next);
    const progress = `${next.place} ${next.move?.done ?? 'done'}`;
    const { progress: before } = latest.current;
    latest.current.progress = progress;
    if (before && before !== progress) latest.current.onMoved();
  }, []);
  const look = useCallback(() => {
    // The rest of the page stands without it.
    call('photos.place').then(take, () => {});
  }, [call, take]);

  useEffect(() => {
    latest.current.onMoved = onMoved;
  });
  useEffect(look, [look]);
  useReturn(look);
  useEffect(() => {
    if (!state?.move) return;
    const timer = setTimeout(look, LOOK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state, look]);

  return {
    state,
    keepIn: useAction(async (place: PhotoPlace) => take(await call('photos.keepIn', { place }))),
    forgetNotice: () => void call('photos.forgetNotice').then(take, () => {}),
  };
}
