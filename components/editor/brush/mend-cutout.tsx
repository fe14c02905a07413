import { useState } from 'react';
import { i18n } from '#i18n';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { Button } from '../../ui/button.tsx';
import { BrushDialog } from './brush-dialog.tsx';
import type { Mender } from './brush-services.ts';

interface MendCutoutProps {
  mender: Mender;
  photoId: PhotoId;
  /** What the button is called for whoever cannot see beside what it stands. */
  label?: string;
  onMended?(photo: PhotoSummary): void;
}

/** A button that opens the brush on a photo's cut-out, and says when it was mended. */
export function MendCutout({ mender, photoId, label, onMended }: MendCutoutProps) {
  const [isOpen, setOpen] = useState(false);
  const [isMended, setMended] = useState(false);
  const open = () => {
    setMended(false);
    setOpen(true);
  };
  const done = (photo: PhotoSummary) => {
    setOpen(false);
    setMended(true);
    onMended?.(photo);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="small" aria-label={label} onClick={open}>
        {i18n.t('brush.open')}
      </Button>
      <span role="status" className="text-sm text-muted">
        {isMended && i18n.t('brush.mended')}
      </span>
      {isOpen && <BrushDialog mender={mender} photoId={photoId} onDone={done} onCancel={() => setOpen(false)} />}
    </div>
  );
}
