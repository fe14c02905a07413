import { useState } from 'react';
import { i18n } from '#i18n';
import type { ConsentSurface } from '../../utils/messaging/protocol/common.ts';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Status } from '../ui/status.tsx';
import { MendingSwitch } from './mending-switch.tsx';
import { ConsentsCard } from './people/consents-card.tsx';
import type { PeopleView } from './people/use-people.ts';
import type { PhotosView } from './photos/use-photos.ts';
import { PortraitConsents } from './portrait-consents.tsx';

interface PrivacySectionProps {
  photos: PhotosView;
  people: PeopleView;
  surface: ConsentSurface;
}

/** What is kept of a person, where, and the quickest way to be rid of their face. */
export function PrivacySection({ photos, people, surface }: PrivacySectionProps) {
  const items = [
    [i18n.t('privacy.photosTitle'), i18n.t('privacy.photosText')],
    [i18n.t('photoPlace.device'), i18n.t('photoPlace.privacy')],
    [i18n.t('privacy.generationsTitle'), i18n.t('privacy.generationsText')],
    [i18n.t('privacy.modelsTitle'), i18n.t('privacy.modelsText')],
    [i18n.t('brand.privacyTitle'), i18n.t('brand.privacyText')],
    [i18n.t('ownKeys.privacyTitle'), i18n.t('ownKeys.privacyText')],
    [i18n.t('privacy.accountTitle'), i18n.t('privacy.accountText')],
    [i18n.t('privacy.studioTitle'), i18n.t('privacy.studioText')],
    [i18n.t('privacy.mendingTitle'), i18n.t('privacy.mendingText')],
    [i18n.t('privacy.measuringTitle'), i18n.t('privacy.measuringText')],
  ];
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-4">
        {items.map(([title, text]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <PortraitConsents surface={surface} />
      <MendingSwitch />
      <ConsentsCard
        people={people}
        surface={surface}
        onWithdrawn={(person) => {
          people.put(person);
          photos.reload();
        }}
      />
      <DeleteAllPhotos photos={photos} />
    </div>
  );
}

function DeleteAllPhotos({ photos: view }: { photos: PhotosView }) {
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const photos = view.photos ?? [];
  const remove = useAction(async () => {
    for (const photo of photos) {
      await call('photos.delete', { id: photo.id });
      view.remove(photo.id);
    }
    setAsking(false);
    setDone(true);
  });
  return (
    <>
      {photos.length > 0 && (
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {i18n.t('privacy.deleteAll')}
          </Button>
        </div>
      )}
      <Status icon="check">{isDone && i18n.t('privacy.deletedAll')}</Status>
      {isAsking && (
        <Dialog
          title={i18n.t('privacy.deleteAllTitle')}
          onCancel={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{i18n.t('photos.keep')}</Button>
              <Button variant="danger" busy={remove.busy} onClick={() => void remove.run()}>
                {i18n.t('privacy.deleteAllConfirm')}
              </Button>
            </>
          }
        >
          <p>{i18n.t('privacy.deleteAllText', photos.length)}</p>
          {remove.failure && <FailureAlert failure={remove.failure} />}
        </Dialog>
      )}
    </>
  );
}
