import { useState } from 'react';
import { i18n } from '#i18n';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { Button } from '../../ui/button.tsx';
import { CropDialog } from './crop-dialog.tsx';
import type { Turner } from './turner.ts';

interface TurnPhotoProps {
  turner: Turner;
  photo: PhotoSummary;
  onTurned(photo: PhotoSummary): void;
}

/** A button that crops and turns a kept photo, and says when that is done. */
export function TurnPhoto({ turner, photo, onTurned }: TurnPhotoProps) {
  const [isOpen, setOpen] = useState(false);
  const [isTurned, setTurned] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        aria-label={i18n.t('crop.openOf', { label: photo.label })}
        onClick={() => {
          setTurned(false);
          setOpen(true);
        }}
      >
        {i18n.t('crop.title')}
      </Button>
      <span role="status" className="text-sm text-muted">
        {isTurned && i18n.t('crop.turned')}
      </span>
      {isOpen && (
        <CropDialog
          cropper={turner.cropper}
          load={() => turner.open(photo.id)}
          hint={i18n.t('crop.hintKept')}
          onDone={async (cropped, signal) => {
            const turned = await turner.save(photo.id, cropped, { signal, onProgress: () => {} });
            setOpen(false);
            setTurned(true);
            onTurned(turned);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}
