import { useState } from 'react';
import { i18n } from '#i18n';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import type { PersonPhotos } from '../../people/group-by-person.ts';
import { ConsentDialog } from '../../photos/consent-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RenameForm } from '../photos/rename-form.tsx';
import { ConsentLine } from './consent-line.tsx';
import type { PeopleView } from './use-people.ts';
import { WithdrawConsent } from './withdraw-consent.tsx';

interface PersonHeadingProps {
  id: string;
  group: PersonPhotos;
  people: PeopleView;
  onWithdrawn(person: PersonSummary): void;
}

/** Whose photos follow, how many, what was said about them, and what can be done about that. */
export function PersonHeading({ id, group: { name, person, photos }, people, onWithdrawn }: PersonHeadingProps) {
  const call = useCall();
  const [isRenaming, setRenaming] = useState(false);
  const isOther = person !== null && !person.isMe;
  const isGone = isOther && person.consentedAt === null && !person.isWithdrawing && photos.length === 0;
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={id} dir="auto" className="min-w-0 text-base font-semibold break-words">
          {name}
        </h2>
        {isOther && !isRenaming && (
          <IconButton
            icon="edit"
            label={i18n.t('photos.renameOf', { label: name })}
            onClick={() => setRenaming(true)}
          />
        )}
        <span className="text-xs text-muted">{i18n.t('people.photos', photos.length)}</span>
        {person && (
          <div className="ms-auto flex flex-wrap gap-2">
            {person.consentedAt !== null && (
              <WithdrawConsent person={person} surface="account" onWithdrawn={onWithdrawn} />
            )}
            {person.consentedAt === null && !person.isWithdrawing && (
              <ConsentAgain person={person} onGiven={people.put} />
            )}
            {isGone && <RemovePerson person={person} onRemoved={() => people.remove(person.id)} />}
          </div>
        )}
      </div>
      {person && <ConsentLine person={person} />}
      {person && isRenaming && (
        <RenameForm
          field={i18n.t('people.name')}
          missing={i18n.t('people.nameMissing')}
          label={person.label}
          onRename={async (label) => people.put(await call('people.rename', { id: person.id, label }))}
          onDone={() => setRenaming(false)}
        />
      )}
    </header>
  );
}

interface ConsentAgainProps {
  person: PersonSummary;
  onGiven(person: PersonSummary): void;
}

function ConsentAgain({ person, onGiven }: ConsentAgainProps) {
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const give = useAction(async () => {
    onGiven(await call('people.giveConsent', { personId: person.id, surface: 'account' }));
  });
  const answer = (agrees: boolean) => {
    setAsking(false);
    if (agrees) void give.run();
  };
  return (
    <>
      <Button size="small" busy={give.busy} onClick={() => setAsking(true)}>
        {i18n.t('people.consentAgain')}
      </Button>
      {give.failure && <FailureAlert failure={give.failure} />}
      {isAsking && <ConsentDialog personName={person.isMe ? null : person.label} onAnswer={answer} />}
    </>
  );
}

function RemovePerson({ person, onRemoved }: { person: PersonSummary; onRemoved(): void }) {
  const call = useCall();
  const remove = useAction(async () => {
    await call('people.remove', { id: person.id });
    onRemoved();
  });
  return (
    <>
      <Button
        size="small"
        busy={remove.busy}
        aria-label={i18n.t('people.removeOf', { name: person.label })}
        title={i18n.t('people.removeHint')}
        onClick={() => void remove.run()}
      >
        {i18n.t('people.remove')}
      </Button>
      {remove.failure && <FailureAlert failure={remove.failure} />}
    </>
  );
}
