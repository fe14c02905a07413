import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Card } from '../ui/card.tsx';
import { creditWords } from './credit-words.ts';

interface PlanSectionProps {
  /** Null while it is not known. */
  credits: number | null;
  /** The creator's own keys, where they can be given. */
  ownKeys?: ReactNode;
}

/** What the account has and what it costs: so far, nothing. */
export function PlanSection({ credits, ownKeys }: PlanSectionProps) {
  return (
    <div className="flex flex-col gap-3">
      <Card title={i18n.t('plan.engineTitle')}>
        <p>{i18n.t('plan.engineText')}</p>
      </Card>
      <Card title={i18n.t('plan.creditsTitle')}>
        <p className="text-xl font-semibold">{creditWords(credits)}</p>
        <p>{i18n.t('plan.creditsText')}</p>
      </Card>
      {ownKeys}
      <Card title={i18n.t('plan.paymentsTitle')}>
        <p>{i18n.t('plan.paymentsText')}</p>
      </Card>
    </div>
  );
}
