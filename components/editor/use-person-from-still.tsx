import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { i18n } from '#i18n';
import type { Subject } from '../../utils/scene/subject.ts';
import { useStore } from '../client/store.ts';
import { asksConsent } from '../photos/adding.ts';
import { AddingList } from '../photos/adding-list.tsx';
import { ConsentDialog } from '../photos/consent-dialog.tsx';
import { createPhotoAdder } from '../photos/photo-adder.ts';
import { Status } from '../ui/status.tsx';
import type { EditorServices } from './editor-services.ts';

interface PersonFromStill {
  cutOut(still: { jpeg: Blob; label: string }): void;
  isBusy: boolean;
  /** Progress, failures and the question for consent. */
  view: ReactNode;
}

/**
 * Makes a reference photo of a still, so that its person can stand on a thumbnail. A scene names its people by photo, and a
 * photo brings all else along: what the layouts measure, the consent, the list in which it can be deleted, the account's copy for
 * other devices. A picture kept only here would need each of these once more.
 */
export function usePersonFromStill(
  { addPerson, onPhoto }: Pick<EditorServices, 'addPerson' | 'onPhoto'>,
  onPerson: (person: Subject) => void,
): PersonFromStill {
  const latest = useRef(onPerson);
  useEffect(() => {
    latest.current = onPerson;
  });
  const adder = useMemo(
    () =>
      createPhotoAdder({
        ...addPerson,
        onAdded: (photo) => {
          onPhoto(photo);
          latest.current({ photoId: photo.id, analysis: photo.analysis });
        },
      }),
    [addPerson, onPhoto],
  );
  const state = useStore(adder);
  const question = asksConsent(state);
  return {
    // The name is what the photo will be called.
    cutOut: ({ jpeg, label }) => adder.add([new File([jpeg], `${label}.jpg`, { type: 'image/jpeg' })]),
    isBusy: state.items.some(({ failure }) => !failure),
    view: (
      <>
        <AddingList items={state.items} adder={adder} />
        <Status icon="info">{state.outcome?.type === 'refused' ? i18n.t('photos.notKept') : null}</Status>
        {question && <ConsentDialog {...question} onAnswer={adder.answerConsent} />}
      </>
    ),
  };
}
