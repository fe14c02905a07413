import { useState } from 'react';
import { i18n } from '#i18n';
import { CONTROL_CLASSES, Field } from '../ui/field.tsx';
import { formatNumber, formatShare } from '../ui/formats.ts';
import { TextField } from '../ui/text-field.tsx';
import { COMPARISON_DAYS_MAX, type ComparisonPlan, planComparison } from './plan-comparison.ts';

const DIFFERENCES = [0.05, 0.1, 0.2, 0.3, 0.5];

/** Where YouTube's own comparison is found, what it needs, and whether it is likely to tell anything. */
export function Comparison({ thumbnails }: { thumbnails: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm font-semibold">{i18n.t('comparison.title')}</summary>
      {isOpen && <ComparisonPlanner thumbnails={thumbnails} />}
    </details>
  );
}

function ComparisonPlanner({ thumbnails }: { thumbnails: number }) {
  const [impressions, setImpressions] = useState('');
  const [clickRate, setClickRate] = useState('4');
  const [difference, setDifference] = useState(0.1);
  const impressionsPerDay = within(readCount(impressions), 1, 100_000_000);
  const clickPercent = within(readDecimal(clickRate), 0.1, 50);
  const plan =
    impressionsPerDay !== null && clickPercent !== null
      ? planComparison({ impressionsPerDay, clickRate: clickPercent / 100, difference, thumbnails })
      : null;

  return (
    <div className="@container flex flex-col gap-3 pt-3">
      <p>
        {i18n.t('comparison.where')} {i18n.t('comparison.fillHint')}
      </p>
      <p>{i18n.t('comparison.needs')}</p>
      <h3 className="font-semibold">{i18n.t('comparison.planTitle')}</h3>
      <div className="grid gap-3 @md:grid-cols-3">
        <TextField
          label={i18n.t('comparison.impressions')}
          hint={i18n.t('comparison.impressionsHint')}
          inputMode="numeric"
          autoComplete="off"
          value={impressions}
          onChange={setImpressions}
          error={impressions && impressionsPerDay === null ? i18n.t('comparison.impressionsError') : undefined}
        />
        <TextField
          label={i18n.t('comparison.clickRate')}
          inputMode="decimal"
          autoComplete="off"
          value={clickRate}
          onChange={setClickRate}
          error={clickPercent === null ? i18n.t('comparison.clickRateError') : undefined}
        />
        <Field label={i18n.t('comparison.difference')}>
          {(control) => (
            <select
              {...control}
              value={difference}
              onChange={(event) => setDifference(Number(event.target.value))}
              className={CONTROL_CLASSES}
            >
              {DIFFERENCES.map((share) => (
                <option key={share} value={share}>
                  {i18n.t('comparison.differenceOf', { share: formatShare(share) })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div role="status" className="flex flex-col gap-1">
        {plan && <PlanWords plan={plan} />}
      </div>
      <p className="text-xs text-muted">{i18n.t('comparison.method')}</p>
    </div>
  );
}

function PlanWords({ plan }: { plan: ComparisonPlan }) {
  const days = plan.days > 365 ? i18n.t('comparison.overAYear') : i18n.t('comparison.days', plan.days);
  if (plan.days <= COMPARISON_DAYS_MAX) {
    const impressions = formatNumber(plan.impressionsEach);
    return <p className="font-semibold">{i18n.t('comparison.shows', { days, impressions })}</p>;
  }
  return (
    <>
      <p className="font-semibold">{i18n.t('comparison.inconclusive', { days })}</p>
      <p>
        {plan.smallestDifference === null
          ? i18n.t('comparison.hopeless')
          : i18n.t('comparison.smallest', { share: formatShare(Math.ceil(plan.smallestDifference * 100) / 100) })}
      </p>
    </>
  );
}

/** A whole number as people type it: 5000, 5,000, 5.000 or 5 000. NaN where it is none. */
const readCount = (text: string) => (/\d/.test(text) ? Number(text.replaceAll(/[\s.,'’]/g, '')) : Number.NaN);

/** A number as people type it, with a comma or a point. NaN where it is none. */
const readDecimal = (text: string) => (/\d/.test(text) ? Number(text.trim().replace(',', '.')) : Number.NaN);

const within = (number: number, min: number, max: number) => (number >= min && number <= max ? number : null);
