import { useEffect, useId, useRef } from 'react';
import { i18n } from '#i18n';
import type { DirectorNote } from '../../supabase/functions/_shared/contract.ts';
import type { ErrorCode } from '../../utils/domain/errors.ts';
import { Comparison } from '../comparison/comparison.tsx';
import { wordsFor } from '../failure/failure-words.ts';
import { FeedPreview } from '../preview/feed-preview.tsx';
import { ApplyOutcome } from './apply-outcome.tsx';
import type { PanelController } from './panel-controller.ts';
import { findVariant, type PanelState, type Results } from './panel-state.ts';
import { ThumbnailItem } from './thumbnail-item.tsx';

/** Studio does not tell how long a video is while it is being uploaded. */
const PREVIEW_SECONDS = 754;

interface ThumbnailsProps {
  results: Results;
  state: PanelState;
  controller: PanelController;
  /** Id of the sentence that says why nothing can be applied, or undefined where it can. */
  cannotApplyId: string | undefined;
}

/** The thumbnails that came of the last generation, each with what can be done with it. */
export function Thumbnails({ results, state, controller, cannotApplyId }: ThumbnailsProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading, state.job.state === 'running' ? null : results.request.id);
  const { variantId: appliedId } = state.apply;
  const isOfEarlierSet = appliedId !== null && !findVariant(state, appliedId);

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1} className="text-base font-semibold">
        {i18n.t('thumbnails.title')}
      </h2>
      <div role="status" className="sr-only">
        {i18n.t('thumbnails.ready', results.variants.length)}
      </div>
      {isOfEarlierSet && (
        <ApplyOutcome
          apply={state.apply.apply}
          isHandingOver={false}
          failed={state.applyFailure?.variantId === appliedId ? state.applyFailure : null}
          isChangedSince={false}
          isOfEarlierSet
          onApply={undefined}
          onRestore={controller.restore}
        />
      )}
      {results.shortfall && (
        <p className="text-sm text-muted">
          {i18n.t('thumbnails.shortfall', {
            missing: results.request.count - results.variants.length,
            reason: shortfallWords(results.shortfall),
          })}
        </p>
      )}
      {results.directorNote && <p className="text-sm text-muted">{directorWords(results.directorNote)}</p>}
      <details>
        <summary className="cursor-pointer text-sm font-semibold">{i18n.t('preview.region')}</summary>
        <div className="pt-3">
          <FeedPreview
            pictures={results.variants.map(({ id: key, position }) => ({
              id: key,
              url: state.pictures.get(key)?.url ?? null,
              label: i18n.t('preview.idea', { number: position + 1 }),
            }))}
            title={state.studio?.title || results.request.title}
            channelName={state.account?.state === 'signed-in' ? state.account.name : ''}
            durationSeconds={PREVIEW_SECONDS}
          />
        </div>
      </details>
      {results.variants.length > 1 && <Comparison thumbnails={results.variants.length} />}
      <ul aria-labelledby={`${id}-title`} className="@container flex flex-col gap-3">
        {results.variants.map((variant) => (
          <ThumbnailItem
            key={variant.id}
            variant={variant}
            state={state}
            controller={controller}
            cannotApplyId={cannotApplyId}
          />
        ))}
      </ul>
    </section>
  );
}

/** What kept the rest from coming, in a sentence. */
const shortfallWords = (code: ErrorCode): string => wordsFor({ code, retryable: false }).what;

/** Why the ideas are the rules' own where a text model was to have them. */
function directorWords(note: DirectorNote): string {
  switch (note) {
    case 'late':
      return i18n.t('thumbnails.modelLate');
    case 'invalid':
      return i18n.t('thumbnails.modelInvalid');
    case 'unavailable':
      return i18n.t('thumbnails.modelUnavailable');
  }
}

/** Leads to the new thumbnails whoever waited for them at the form's buttons, and nobody who is doing something else. */
function useFocusOnArrival(heading: React.RefObject<HTMLHeadingElement | null>, resultsId: string | null): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (resultsId === null || shown.current === resultsId) return;
    shown.current = resultsId;
    const { activeElement } = document;
    const isWaiting = activeElement instanceof HTMLButtonElement && activeElement.form !== null;
    if (isWaiting) heading.current?.focus();
  }, [heading, resultsId]);
}
