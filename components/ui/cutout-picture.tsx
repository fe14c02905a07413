import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface CutoutPictureProps {
  /** A `data:` URL; empty where there is none yet. */
  source: string;
  /** Empty where the words beside it say the same. */
  alt: string;
  className?: string;
}

/** A cut-out on a chequered ground, standing on its lower edge. */
export function CutoutPicture({ source, alt, className }: CutoutPictureProps) {
  return (
    <div className={classNames('checkerboard flex items-end justify-center overflow-hidden', className)}>
      {source ? (
        <img src={source} alt={alt} className="max-h-full max-w-full object-contain object-bottom" />
      ) : (
        <Icon name="photo" className="m-auto size-8 text-muted" />
      )}
    </div>
  );
}
