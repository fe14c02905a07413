import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Progress } from '../../supabase/functions/_shared/contract.ts';
import type { Failure } from '../../utils/domain/errors.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import { STYLE_IDS, type StyleId } from '../../utils/scene/styles.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { providerName } from '../providers/provider-name.ts';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Status } from '../ui/status.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { PanelController } from './panel-controller.ts';
import { canTryAgain, chosenStyle, costOf, isPortrait, isReady, type Job, type PanelState } from './panel-state.ts';
import { PhotoChoice } from './photo-choice.tsx';
import { PortraitChoice } from './portrait-choice.tsx';
import { StillChoice } from './still-choice.tsx';

interface GenerateFormProps {
  state: PanelState;
  controller: PanelController;
}

/** What the thumbnails should show, and the button that has them made. */
export function GenerateForm({ state, controller }: GenerateFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [lacksWords, setLacksWords] = useState(false);
  const isRunning = state.job.state === 'running';
  const hasTitle = Boolean(state.studio?.title.trim());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLacksWords(!controller.generate());
  };
  // Written down in Studio or here, the complaint is out of date.
  useEffect(() => {
    if (hasTitle || state.form.prompt || state.form.headline) setLacksWords(false);
  }, [hasTitle, state.form.prompt, state.form.headline]);
  useEffect(() => {
    if (lacksWords) form.current?.querySelector('textarea')?.focus();
  }, [lacksWords]);

  const generateFromKeyboard = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={generateFromKeyboard} className="flex flex-col gap-4">
      <TextArea
        label={i18n.t('panel.prompt')}
        value={state.form.prompt}
        onChange={(prompt) => controller.changeForm({ prompt })}
        placeholder={i18n.t('panel.promptPlaceholder')}
        maxLength={LIMITS.promptCharacters}
        error={lacksWords ? i18n.t('panel.nothingToGoOn') : undefined}
        rows={2}
      />
      <TextField
        label={i18n.t('panel.headline')}
        value={state.form.headline}
        onChange={(headline) => controller.changeForm({ headline })}
        placeholder={i18n.t('panel.headlinePlaceholder')}
        hint={i18n.t('panel.headlineHint')}
        maxLength={LIMITS.headlineCharacters}
        autoComplete="off"
      />
      <RadioGroup
        label={i18n.t('panel.style')}
        options={offeredStyles(state)}
        hint={modelHint(state)}
        value={state.form.style}
        onChange={(style) => controller.changeForm({ style })}
      />
      <PhotoChoice state={state} controller={controller} />
      <PortraitChoice state={state} controller={controller} />
      <StillChoice state={state} controller={controller} />
      <div className="flex flex-wrap items-center gap-3">
        {/* Stays where it is while it runs: the second press of a double click must not meet Cancel. */}
        <Button type="submit" variant="primary" disabled={isRunning || !isReady(state)}>
          {i18n.t('panel.generate')}
        </Button>
        <Cost cost={costOf(state)} />
        {isRunning && (
          <Button
            className="ms-auto"
            busy={state.job.state === 'running' && state.job.isCancelling}
            onClick={controller.cancel}
          >
            {i18n.t('panel.cancel')}
          </Button>
        )}
      </div>
      <JobProgress state={state} controller={controller} />
    </form>
  );
}

function JobProgress({ state: { job }, controller }: GenerateFormProps) {
  return (
    <>
      {job.state === 'running' && (
        <ProgressBar
          label={job.isCancelling ? i18n.t('panel.cancelling') : progressWords(job.progress)}
          value={job.progress ? (job.progress.done + 0.5) / (job.progress.of + 1) : undefined}
        />
      )}
      {job.state === 'failed' && (
        <FailureAlert
          failure={job.request.portrait ? ofPortrait(job.failure) : job.failure}
          title={i18n.t('panel.failed')}
          onRetry={canTryAgain(job) ? controller.retry : undefined}
        />
      )}
      <Status icon="info">{cancelWords(job)}</Status>
    </>
  );
}

function cancelWords(job: Job): string | null {
  if (job.state === 'cancelled') return i18n.t('panel.cancelled');
  return job.state === 'cancelled-late' ? i18n.t('panel.cancelledLate') : null;
}

/** Words about consent and about what is refused depend on whether photos were sent. */
const ofPortrait = (failure: Failure): Failure => ({ ...failure, detail: { field: 'portrait', ...failure.detail } });

function Cost({ cost }: { cost: number | null }) {
  return cost === null ? null : <p className="text-xs text-muted">{i18n.t('panel.cost', cost)}</p>;
}

/** How far an image model has come, in words. */
function progressWords(progress: Progress | null): string {
  if (!progress) return i18n.t('panel.working');
  const { stage, done, of } = progress;
  if (stage === 'directing') return i18n.t('panel.working');
  if (stage === 'queued') return i18n.t('panel.queued');
  return i18n.t('panel.painting', { number: Math.min(done + 1, of), of });
}

/** What goes to whom where an image model paints. */
function modelHint(state: PanelState): string | undefined {
  const model = chosenStyle(state)?.model;
  if (!model) return undefined;
  const provider = providerName(model.provider);
  return isPortrait(state) ? i18n.t('portrait.modelHint', { provider }) : i18n.t('panel.modelHint', { provider });
}

/** Ours that the server offers, then the image models; all of ours where the server could not be asked. */
function offeredStyles({ styles }: PanelState): { value: string; label: string }[] {
  const ours = styles ? STYLE_IDS.filter((id) => styles.some((style) => style.id === id)) : STYLE_IDS;
  const models = (styles ?? []).flatMap(({ id, model }) => (model ? [{ value: id, label: model.label }] : []));
  return [...ours.map((id) => ({ value: id, label: styleName(id) })), ...models];
}

function styleName(style: StyleId): string {
  switch (style) {
    case 'auto':
      return i18n.t('styles.auto');
    case 'bold':
      return i18n.t('styles.bold');
    case 'cinematic':
      return i18n.t('styles.cinematic');
    case 'clean':
      return i18n.t('styles.clean');
    case 'playful':
      return i18n.t('styles.playful');
  }
}
