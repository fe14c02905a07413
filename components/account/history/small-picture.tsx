import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { HistoryThumbnail } from '../../../utils/messaging/protocol/history.ts';
import { altText } from '../../editor/thumbnail-words.ts';
import type { SmallPaintings } from './small-paintings.ts';

interface SmallPictureProps {
  thumbnail: HistoryThumbnail;
  paintings: SmallPaintings;
}

/** A thumbnail, small: as it was kept, at once, or as soon as it is painted. */
export function SmallPicture({ thumbnail, paintings }: SmallPictureProps) {
  const { picture } = thumbnail;
  const { url, isBroken } = usePainted(thumbnail, paintings);
  const source = picture ? `data:image/jpeg;base64,${picture}` : url;
  if (!source) {
    return (
      <span className="grid aspect-video w-full place-items-center rounded-md bg-sunken p-1 text-center text-xs text-muted">
        {isBroken && i18n.t('history.notPainted')}
      </span>
    );
  }
  return (
    <img
      src={source}
      alt={altText(thumbnail.scene, thumbnail.reason)}
      className="aspect-video w-full rounded-md bg-sunken object-cover"
    />
  );
}

interface Painted {
  url: string | null;
  isBroken: boolean;
}

const NOT_YET: Painted = { url: null, isBroken: false };

function usePainted(thumbnail: HistoryThumbnail, paintings: SmallPaintings) {
  const [painted, setPainted] = useState(NOT_YET);
  useEffect(() => {
    if (thumbnail.picture) return;
    const controller = new AbortController();
    let url: string | null = null;
    paintings.paint(thumbnail, controller.signal).then(
      (blob) => {
        if (controller.signal.aborted) return;
        url = URL.createObjectURL(blob);
        setPainted({ url, isBroken: false });
      },
      () => {
        if (!controller.signal.aborted) setPainted({ url: null, isBroken: true });
      },
    );
    return () => {
      controller.abort();
      setPainted(NOT_YET);
      if (url) URL.revokeObjectURL(url);
    };
  }, [thumbnail, paintings]);
  return painted;
}
