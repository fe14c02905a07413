import { i18n } from '#i18n';

/** What consent to photos of a face means: what is kept, where, what for and how it ends, and what is declared by it. */
export function ConsentTerms({ ofMe }: { ofMe: boolean }) {
  const terms = [
    [i18n.t('consent.whatTitle'), ofMe ? i18n.t('consent.what') : i18n.t('people.what')],
    [i18n.t('consent.whereTitle'), `${i18n.t('consent.where')} ${i18n.t('photoPlace.consent')}`],
    [i18n.t('consent.whyTitle'), ofMe ? i18n.t('consent.why') : i18n.t('people.why')],
    [i18n.t('consent.endTitle'), ofMe ? i18n.t('consent.end') : i18n.t('people.end')],
  ];
  return (
    <>
      <p>{ofMe ? i18n.t('consent.lead') : i18n.t('people.lead')}</p>
      <dl className="flex flex-col gap-3">
        {terms.map(([title, text]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="rounded-lg bg-sunken p-3">{ofMe ? i18n.t('consent.declaration') : i18n.t('people.declaration')}</p>
    </>
  );
}
