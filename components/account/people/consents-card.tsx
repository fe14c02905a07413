import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { ConsentSurface } from '../../../utils/messaging/protocol/common.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { personName } from '../../people/person-name.ts';
import { Card } from '../../ui/card.tsx';
import { Status } from '../../ui/status.tsx';
import { ConsentLine } from './consent-line.tsx';
import type { PeopleView } from './use-people.ts';
import { WithdrawConsent } from './withdraw-consent.tsx';

interface ConsentsCardProps {
  people: PeopleView;
  surface: ConsentSurface;
  onWithdrawn(person: PersonSummary): void;
}

/** Of whom Klikk may keep photos, since when, and the way to end that. */
export function ConsentsCard({ people: { people, failure, reload }, surface, onWithdrawn }: ConsentsCardProps) {
  const list = useRef<HTMLUListElement>(null);
  const [withdrawn, setWithdrawn] = useState<PersonSummary | null>(null);
  const showWithdrawn = (person: PersonSummary) => {
    onWithdrawn(person);
    setWithdrawn(person);
    // The button that had the focus is gone.
    list.current?.focus();
  };
  return (
    <Card title={i18n.t('people.consentsTitle')}>
      {failure && <FailureAlert failure={failure} title={i18n.t('people.loadFailed')} onRetry={reload} />}
      {people && (
        <ul ref={list} tabIndex={-1} className="flex flex-col">
          {people.map((person) => (
            <li
              key={person.id}
              className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0"
            >
              <div className="min-w-0 flex-1">
                <p dir="auto" className="font-semibold break-words">
                  {personName(person)}
                </p>
                <ConsentLine person={person} />
              </div>
              {person.consentedAt !== null && (
                <WithdrawConsent person={person} surface={surface} onWithdrawn={showWithdrawn} />
              )}
            </li>
          ))}
        </ul>
      )}
      <Status icon="check">{withdrawn && i18n.t('people.withdrawn', { name: personName(withdrawn) })}</Status>
    </Card>
  );
}
