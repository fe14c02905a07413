import { useState } from 'react';
import { i18n } from '#i18n';
import type { PersonId } from '../../../utils/domain/ids.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { personName } from '../../people/person-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';

interface MovePhotoProps {
  photo: PhotoSummary;
  people: readonly PersonSummary[];
  onMoved(photo: PhotoSummary): void;
}

/** Says that a photo shows another of the people for whom there is consent. */
export function MovePhoto({ photo, people, onMoved }: MovePhotoProps) {
  const call = useCall();
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const move = useAction(async (personId: PersonId) => {
    const moved = await call('photos.move', { id: photo.id, personId });
    setChosen(null);
    onMoved(moved);
  });
  const possible = people.filter(({ consentedAt }) => consentedAt !== null);
  if (!possible.some(({ id }) => id !== photo.personId)) return null;
  return (
    <>
      <IconButton
        icon="person"
        label={i18n.t('people.moveOf', { label: photo.label })}
        onClick={() => setChosen(photo.personId)}
      />
      {chosen && (
        <Dialog
          title={i18n.t('people.moveOf', { label: photo.label })}
          onCancel={() => setChosen(null)}
          actions={
            <>
              <Button onClick={() => setChosen(null)}>{i18n.t('ui.cancel')}</Button>
              <Button
                variant="primary"
                disabled={chosen === photo.personId}
                busy={move.busy}
                onClick={() => void move.run(chosen)}
              >
                {i18n.t('people.move')}
              </Button>
            </>
          }
        >
          <RadioGroup<PersonId>
            label={i18n.t('people.whose')}
            options={possible.map((person) => ({ value: person.id, label: personName(person) }))}
            value={chosen}
            onChange={setChosen}
          />
          {move.failure && <FailureAlert failure={move.failure} />}
        </Dialog>
      )}
    </>
  );
}
