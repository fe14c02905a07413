import { i18n } from '#i18n';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import { formatMoment } from '../../ui/formats.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** What was said about photos of somebody, and when. */
export function ConsentLine({ person }: { person: PersonSummary }) {
  const { isMe, label: name, consentedAt, isWithdrawing } = person;
  if (isWithdrawing) {
    return (
      <p className="flex items-center gap-2 text-xs text-muted">
        <Spinner />
        {i18n.t('people.withdrawing')}
      </p>
    );
  }
  return <p className="text-xs text-muted">{words()}</p>;

  function words(): string {
    if (consentedAt === null) return isMe ? i18n.t('people.noneOfMe') : i18n.t('people.none', { name });
    const time = formatMoment(Date.parse(consentedAt));
    return isMe ? i18n.t('people.saidMe', { time }) : i18n.t('people.saidPermission', { name, time });
  }
}
