import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { useCall } from '../../client/client.ts';
import { useReturn } from '../../client/use-return.ts';
import { keepSame } from './keep-same.ts';

export interface PhotosView {
  /** Null until they are known for the first time. */
  photos: readonly PhotoSummary[] | null;
  failure: Failure | null;
  reload(): void;
  /** Shows a photo as it now is, without asking again. */
  put(photo: PhotoSummary): void;
  remove(id: PhotoId): void;
}

/** Between two looks at an upload that goes on in the background. */
const LOOK_AGAIN_MILLISECONDS = 2_000;

const UNDER_WAY: ReadonlySet<PhotoSummary['state']> = new Set(['uploading', 'mending', 'deleting']);

/** The reference photos: at once those that this device knows, then what the server says, asked for again while one is under way and when the person comes back. */
export function usePhotos(): PhotosView {
  const call = useCall();
  const [photos, setPhotos] = useState<readonly PhotoSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const reload = useCallback(() => {
    call('photos.list').then(
      (list) => {
        setPhotos((before) => keepSame(before, list));
        setFailure(null);
      },
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [call]);

  // What is known is shown until the server has answered; of none, only the server knows whether there are some elsewhere.
  useEffect(() => {
    call('photos.known').then(
      (known) => known.length > 0 && setPhotos((list) => list ?? known),
      () => {},
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  useEffect(() => {
    if (!photos?.some((photo) => UNDER_WAY.has(photo.state))) return;
    const timer = setTimeout(reload, LOOK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [photos, reload]);

  return {
    photos,
    failure,
    reload,
    put: (photo) => setPhotos((list) => putPhoto(list ?? [], photo)),
    remove: (id) => setPhotos((list) => list?.filter((photo) => photo.id !== id) ?? null),
  };
}

function putPhoto(list: readonly PhotoSummary[], photo: PhotoSummary): readonly PhotoSummary[] {
  const isKnown = list.some((known) => known.id === photo.id);
  return isKnown ? list.map((known) => (known.id === photo.id ? photo : known)) : [...list, photo];
}
