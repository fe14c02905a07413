import { useId } from 'react';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { classNames } from '../ui/class-names.ts';
import { CutoutPicture } from '../ui/cutout-picture.tsx';

interface PhotoButtonsProps {
  label: string;
  photos: readonly PhotoSummary[];
  /** The one that is there already. */
  chosen?: PhotoSummary['id'] | undefined;
  onChoose(photo: PhotoSummary): void;
}

/** The creator's photos, to choose one by a press. */
export function PhotoButtons({ label, photos, chosen, onChoose }: PhotoButtonsProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-sm font-semibold">
        {label}
      </span>
      <ul aria-labelledby={id} className="flex flex-wrap gap-2">
        {photos.map((photo) => (
          <li key={photo.id}>
            <button
              type="button"
              aria-pressed={chosen === undefined ? undefined : photo.id === chosen}
              onClick={() => photo.id !== chosen && onChoose(photo)}
              className={classNames(
                'flex w-20 cursor-pointer flex-col gap-1 rounded-lg border-2 p-1',
                photo.id === chosen ? 'border-accent bg-accent-soft' : 'border-line hover:border-control',
              )}
            >
              <CutoutPicture source={photo.preview} alt="" className="h-16 rounded" />
              <span dir="auto" className="truncate text-center text-xs" title={photo.label}>
                {photo.label}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
