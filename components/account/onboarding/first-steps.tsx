import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Progress, type Step, type StepId, stepsOf } from './steps.ts';
import { useOnboarding } from './use-onboarding.ts';

interface FirstStepsProps extends Progress {
  /** Stands here when nothing is left to do. */
  afterwards?: ReactNode;
}

/** What a new installation has still to do, until it is done or skipped. */
export function FirstSteps({ afterwards, ...progress }: FirstStepsProps) {
  const id = useId();
  const { onboarding, skip, openStudio, isBusy, failure } = useOnboarding();
  if (!onboarding) return null;
  const steps = stepsOf(onboarding, progress);
  if (steps.length === 0) return afterwards;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="flex-1 text-base font-semibold">
          {i18n.t('onboarding.title')}
        </h2>
        <Button size="small" variant="quiet" disabled={isBusy} onClick={skip}>
          {i18n.t('onboarding.skip')}
        </Button>
      </div>
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <StepItem key={step.id} step={step} number={index + 1} />
        ))}
      </ol>
      {steps.some(({ id, state }) => id === 'studio' && state === 'current') && (
        <Button variant="primary" className="self-start" busy={isBusy} onClick={openStudio}>
          {i18n.t('onboarding.studio')}
        </Button>
      )}
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}

function StepItem({ step: { id, state }, number }: { step: Step; number: number }) {
  return (
    <li aria-current={state === 'current' ? 'step' : undefined} className="flex gap-3">
      <span
        aria-hidden="true"
        className={classNames(
          'inline-flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold',
          state === 'current' && 'border-accent bg-accent text-on-accent',
          state === 'done' && 'border-transparent bg-accent-soft text-accent',
          state === 'ahead' && 'border-control text-muted',
        )}
      >
        {state === 'done' ? <Icon name="check" /> : number}
      </span>
      <div className="min-w-0">
        <p className={classNames('text-sm leading-6', state === 'current' ? 'font-semibold' : 'text-muted')}>
          {NAMES[id]()}
          {state === 'done' && <span className="sr-only"> {i18n.t('onboarding.done')}</span>}
        </p>
        {state === 'current' && <p className="text-xs text-muted">{HINTS[id]()}</p>}
      </div>
    </li>
  );
}

const NAMES: Record<StepId, () => string> = {
  account: () => i18n.t('onboarding.account'),
  photo: () => i18n.t('onboarding.photo'),
  studio: () => i18n.t('onboarding.studio'),
};

const HINTS: Record<StepId, () => string> = {
  account: () => i18n.t('onboarding.accountHint'),
  photo: () => i18n.t('onboarding.photoHint'),
  studio: () => i18n.t('popup.glance'),
};
