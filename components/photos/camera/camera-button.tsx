import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CameraDialog } from './camera-dialog.tsx';

/** A button that opens the camera. The picture that is taken goes the way of a file. */
export function CameraButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const [isOpen, setOpen] = useState(false);
  const use = (picture: File) => {
    setOpen(false);
    onFiles([picture]);
  };
  return (
    <>
      <Button icon={<Icon name="camera" className="size-5" />} onClick={() => setOpen(true)}>
        {i18n.t('photoWays.camera')}
      </Button>
      {isOpen && <CameraDialog onPicture={use} onCancel={() => setOpen(false)} />}
    </>
  );
}
