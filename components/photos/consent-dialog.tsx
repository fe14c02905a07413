import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asks whether a picture of a face may be kept. Says what, where, what for and how to end it; nothing is agreed to beforehand. */
export function ConsentDialog({ onAnswer }: { onAnswer(agrees: boolean): void }) {
  const terms = [
    [i18n.t('consent.whatTitle'), i18n.t('consent.what')],
    [i18n.t('consent.whereTitle'), i18n.t('consent.where')],
    [i18n.t('consent.whyTitle'), i18n.t('consent.why')],
    [i18n.t('consent.endTitle'), i18n.t('consent.end')],
  ];
  return (
    <Dialog
      title={i18n.t('consent.title')}
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
      <p>{i18n.t('consent.lead')}</p>
      <dl className="flex flex-col gap-3">
        {terms.map(([title, text]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="rounded-lg bg-sunken p-3">{i18n.t('consent.declaration')}</p>
    </Dialog>
  );
}
