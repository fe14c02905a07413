import { i18n } from '#i18n';
import { Card } from '../ui/card.tsx';
import { creditWords } from './credit-words.ts';

/** What the account has and what it costs: so far, nothing. */
export function PlanSection({ credits }: { credits: number | null }) {
  return (
    <div className="flex flex-col gap-3">
      <Card title={i18n.t('plan.engineTitle')}>
        <p>{i18n.t('plan.engineText')}</p>
      </Card>
      <Card title={i18n.t('plan.creditsTitle')}>
        <p className="text-xl font-semibold">{creditWords(credits)}</p>
        <p>{i18n.t('plan.creditsText')}</p>
      </Card>
      <Card title={i18n.t('plan.paymentsTitle')}>
        <p>{i18n.t('plan.paymentsText')}</p>
      </Card>
    </div>
  );
}
