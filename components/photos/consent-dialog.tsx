import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ConsentTerms } from './consent-terms.tsx';

interface ConsentDialogProps {
  /** What somebody else is called; null for the creator. */
  personName: string | null;
  onAnswer(agrees: boolean): void;
}

/** Asks whether a picture of a face may be kept. Says what, where, what for and how to end it; nothing is agreed to beforehand. */
export function ConsentDialog({ personName, onAnswer }: ConsentDialogProps) {
  return (
    <Dialog
      title={personName === null ? i18n.t('consent.title') : i18n.t('people.permissionOf', { name: personName })}
      onCancel={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>{i18n.t('consent.cancel')}</Button>
          <Button variant="primary" onClick={() => onAnswer(true)}>
            {i18n.t('consent.agree')}
          </Button>
        </>
      }
    >
      <ConsentTerms ofMe={personName === null} />
    </Dialog>
  );
}
