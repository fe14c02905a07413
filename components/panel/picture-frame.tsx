import { i18n } from '#i18n';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { Picture } from './panel-state.ts';

interface PictureFrameProps {
  picture: Picture | undefined;
  /** The picture in words. */
  alt: string;
  onRetry(): void;
}

/** A thumbnail's picture, what stands there until it is painted, or why it could not be. */
export function PictureFrame({ picture, alt, onRetry }: PictureFrameProps) {
  const failure = picture?.failure && (
    <FailureAlert failure={picture.failure} title={i18n.t('thumbnails.paintFailed')} onRetry={onRetry} />
  );
  if (failure && !picture?.url) return failure;
  return (
    <div className="flex flex-col gap-2">
      <div className="relative aspect-video overflow-hidden rounded-lg bg-sunken">
        {picture?.url ? (
          <img src={picture.url} alt={alt} width={1280} height={720} className="size-full" />
        ) : (
          <p className="absolute inset-0 flex items-center justify-center gap-2 text-muted">
            <Spinner />
            {i18n.t('thumbnails.painting')}
          </p>
        )}
      </div>
      {failure}
    </div>
  );
}
