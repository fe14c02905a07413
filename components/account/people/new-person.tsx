import { useState } from 'react';
import { i18n } from '#i18n';
import { personIdSchema } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { ConsentTerms } from '../../photos/consent-terms.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Adds somebody else, by their name and the creator's word that they have allowed it. */
export function NewPerson({ onAdded }: { onAdded(person: PersonSummary): void }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" className="self-start" icon={<Icon name="person" />} onClick={() => setAsking(true)}>
        {i18n.t('people.addSomebody')}
      </Button>
      {isAsking && (
        <NewPersonDialog
          onClose={() => setAsking(false)}
          onAdded={(person) => {
            setAsking(false);
            onAdded(person);
          }}
        />
      )}
    </>
  );
}

function NewPersonDialog({ onAdded, onClose }: { onAdded(person: PersonSummary): void; onClose(): void }) {
  const call = useCall();
  // It stays over tries, so that a lost answer does not make a second person.
  const [id] = useState(() => personIdSchema.parse(crypto.randomUUID()));
  const [label, setLabel] = useState('');
  const [isMissing, setMissing] = useState(false);
  const add = useAction(async () => {
    onAdded(await call('people.add', { id, label: label.trim(), surface: 'account' }));
  });
  const agree = () => {
    setMissing(!label.trim());
    if (label.trim()) void add.run();
  };
  return (
    <Dialog
      title={i18n.t('people.addSomebody')}
      onCancel={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('consent.cancel')}</Button>
          <Button variant="primary" busy={add.busy} onClick={agree}>
            {i18n.t('consent.agree')}
          </Button>
        </>
      }
    >
      <TextField
        label={i18n.t('people.name')}
        hint={i18n.t('people.nameHint')}
        value={label}
        onChange={setLabel}
        error={isMissing ? i18n.t('people.nameMissing') : undefined}
        maxLength={LIMITS.labelCharacters}
        autoComplete="off"
      />
      <ConsentTerms ofMe={false} />
      {add.failure && <FailureAlert failure={add.failure} />}
    </Dialog>
  );
}
