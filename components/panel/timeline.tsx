import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { TimelineEntry } from '../../utils/messaging/protocol/timeline.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/formats.ts';
import { Icon } from '../ui/icon.tsx';
import { ApplyOutcome } from './apply-outcome.tsx';
import type { PanelController } from './panel-controller.ts';
import { findVariant, historyOf, type PanelState } from './panel-state.ts';

interface TimelineProps {
  state: PanelState;
  controller: PanelController;
  /** Id of the sentence that says why nothing can be applied, or undefined where it can. */
  cannotApplyId: string | undefined;
}

/** Which thumbnails the video has had in Studio, and the way back to each. */
export function Timeline({ state, controller, cannotApplyId }: TimelineProps) {
  const [isOpen, setOpen] = useState(false);
  const putBack = useAction(controller.putBack);
  const { timeline, apply } = state;
  if (timeline.length === 0) return null;
  return (
    <details className="border-t border-line pt-4" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm font-semibold">{i18n.t('timeline.title')}</summary>
      <div className="flex flex-col gap-2 pt-2">
        <p className="text-xs text-muted">{i18n.t('timeline.hint')}</p>
        {apply.variantId === null && (
          <ApplyOutcome
            apply={apply.apply}
            isHandingOver={false}
            failed={null}
            isChangedSince={false}
            onApply={undefined}
            onRestore={controller.restore}
          />
        )}
        {putBack.failure && <FailureAlert failure={putBack.failure} title={i18n.t('apply.restoreFailed')} />}
        <ol className="flex flex-col gap-2">
          {timeline.map((entry) => (
            <li key={entry.id} className="flex flex-wrap items-center gap-3">
              {isOpen && <TimelinePicture entry={entry} read={controller.readTimelinePicture} />}
              <div className="min-w-40 flex-1">
                <p className="font-semibold">{nameOf(entry, state)}</p>
                <p className="text-xs text-muted">{formatMoment(entry.at)}</p>
              </div>
              <Button
                size="small"
                icon={<Icon name="undo" />}
                busy={putBack.busy}
                disabled={cannotApplyId !== undefined}
                aria-describedby={cannotApplyId}
                aria-label={i18n.t('timeline.putBackOf', { time: formatMoment(entry.at) })}
                onClick={() => void putBack.run(entry)}
              >
                {i18n.t('timeline.putBack')}
              </Button>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}

function TimelinePicture({ entry, read }: { entry: TimelineEntry; read: PanelController['readTimelinePicture'] }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    read(entry).then(
      (picture) => {
        if (!isCurrent) return;
        made = URL.createObjectURL(picture);
        setUrl(made);
      },
      // It may have gone in the meantime; what can still be done says why not.
      () => {},
    );
    return () => {
      isCurrent = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [read, entry]);
  return (
    <div className="aspect-video w-28 shrink-0 overflow-hidden rounded bg-sunken">
      {url && <img src={url} alt="" className="size-full object-cover" />}
    </div>
  );
}

function nameOf({ kind, variantId, version }: TimelineEntry, state: PanelState): string {
  if (kind === 'found') return i18n.t('timeline.found');
  if (kind === 'restored') return i18n.t('timeline.restored');
  const variant = variantId && findVariant(state, variantId);
  if (!variant) return i18n.t('timeline.earlierSet');
  const index = historyOf(state, variant).versions.findIndex(({ id }) => id === version);
  return i18n.t('timeline.idea', { number: variant.position + 1, version: Math.max(0, index) + 1 });
}
