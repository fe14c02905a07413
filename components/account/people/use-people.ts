import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { PersonId } from '../../../utils/domain/ids.ts';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { useCall } from '../../client/client.ts';
import { useReturn } from '../../client/use-return.ts';

export interface PeopleView {
  /** The creator first. Null until they are known for the first time. */
  people: readonly PersonSummary[] | null;
  failure: Failure | null;
  reload(): void;
  /** Shows somebody as they now stand, without asking again. */
  put(person: PersonSummary): void;
  remove(id: PersonId): void;
}

/** Between two looks at a withdrawal that goes on in the background. */
const LOOK_AGAIN_MILLISECONDS = 2_000;

/** The people on the photos: at once those whom this device knows, then what the server says, and anew when the person comes back. */
export function usePeople(): PeopleView {
  const call = useCall();
  const [people, setPeople] = useState<readonly PersonSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const reload = useCallback(() => {
    call('people.list').then(
      (list) => {
        setPeople(list);
        setFailure(null);
      },
      (thrown) => setFailure(toFailure(thrown)),
    );
  }, [call]);

  useEffect(() => {
    call('people.known').then(
      (known) => known.length > 0 && setPeople((list) => list ?? known),
      () => {},
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  useEffect(() => {
    if (!people?.some(({ isWithdrawing }) => isWithdrawing)) return;
    const timer = setTimeout(reload, LOOK_AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [people, reload]);

  return {
    people,
    failure,
    reload,
    put: (person) => setPeople((list) => putPerson(list ?? [], person)),
    remove: (id) => setPeople((list) => list?.filter((person) => person.id !== id) ?? null),
  };
}

function putPerson(list: readonly PersonSummary[], person: PersonSummary): readonly PersonSummary[] {
  const isKnown = list.some(({ id }) => id === person.id);
  return isKnown ? list.map((known) => (known.id === person.id ? person : known)) : [...list, person];
}
