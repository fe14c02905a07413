import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface CutoutPictureProps {
  /** A `data:` URL; empty where there is none yet. */
  source: string;
  /** Empty where the words beside it say the same. */
  alt: string;
  /** What it stands on. */
  ground?: Ground;
  className?: string;
}

/** Chequered, so that transparency shows; or plain, so that what was left of the photo's background shows. */
export type Ground = 'chequered' | 'light' | 'dark' | 'colour';

const GROUNDS: Record<Ground, string> = {
  chequered: 'checkerboard',
  light: 'bg-ground-light',
  dark: 'bg-ground-dark',
  colour: 'bg-ground-colour',
};

/** A cut-out, standing on its lower edge. */
export function CutoutPicture({ source, alt, ground = 'chequered', className }: CutoutPictureProps) {
  return (
    <div className={classNames(GROUNDS[ground], 'flex items-end justify-center overflow-hidden', className)}>
      {source ? (
        <img src={source} alt={alt} decoding="async" className="max-h-full max-w-full object-contain object-bottom" />
      ) : (
        <Icon name="photo" className="m-auto size-8 text-muted" />
      )}
    </div>
  );
}
