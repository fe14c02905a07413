import { useId } from 'react';
import { i18n } from '#i18n';
import type { Variant } from '../../supabase/functions/_shared/contract.ts';
import type { ApplyState } from '../../utils/messaging/protocol/studio.ts';
import { useStore } from '../client/store.ts';
import { altText, ideaName } from '../editor/thumbnail-words.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Status } from '../ui/status.tsx';
import { StudioAlert } from './apply-outcome.tsx';
import type { PanelController } from './panel-controller.ts';
import { type PanelState, sceneOf } from './panel-state.ts';
import { PictureFrame } from './picture-frame.tsx';
import type { TestFiller, TestPicture } from './test-filler.ts';

interface FillTestProps {
  state: PanelState;
  controller: PanelController;
  filler: TestFiller;
}

/** What stands in Studio's dialog for an A/B test: the thumbnails of the video, to be put into its slots. */
export function FillTest({ state, controller, filler }: FillTestProps) {
  const slotCount = state.studio?.testSlots ?? 0;
  const variants = (state.results?.variants ?? []).slice(0, slotCount || undefined);
  if (!state.studio) return <Loading />;
  if (variants.length === 0) return <p>{i18n.t('comparison.fillNothing')}</p>;
  if (slotCount === 0) return <p>{i18n.t('comparison.fillNoSlots')}</p>;
  return <Slots variants={variants} state={state} controller={controller} filler={filler} />;
}

function Slots({ variants, state, controller, filler }: FillTestProps & { variants: readonly Variant[] }) {
  const introId = useId();
  const { slots, isFilling, failure } = useStore(filler);
  const pictures = variants.map(({ id }) => state.pictures.get(id));
  const ready = variants.flatMap(({ id }): TestPicture[] => {
    const picture = state.pictures.get(id);
    return picture?.blob && !picture.isPainting ? [{ variantId: id, blob: picture.blob }] : [];
  });
  const isReady = ready.length === variants.length;
  const isDone =
    !isFilling && slots.length === variants.length && slots.every(({ apply }) => apply.state === 'applied');
  const stuck = isFilling ? undefined : slots.findIndex(({ apply }) => apply.state !== 'applied');
  const complaint = stuck === undefined ? undefined : slots[stuck]?.apply;

  return (
    <>
      <p id={introId}>{i18n.t('comparison.fillIntro')}</p>
      <ol className="grid grid-cols-3 gap-3">
        {variants.map((variant, index) => (
          <li key={variant.id} className="flex min-w-0 flex-col gap-1">
            <PictureFrame
              picture={pictures[index]}
              alt={altText(sceneOf(state, variant), variant.reason)}
              onRetry={() => controller.repaint(variant.id)}
            />
            <p className="text-xs font-semibold">
              {i18n.t('comparison.fillSlot', { number: index + 1, name: ideaName(sceneOf(state, variant)) })}
            </p>
            <SlotState state={slots[index]?.apply.state} />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={!isReady}
          busy={isFilling}
          aria-describedby={introId}
          onClick={() => void filler.fill(ready)}
        >
          {i18n.t('comparison.fillTest')}
        </Button>
        {isFilling && <Button onClick={filler.stop}>{i18n.t('comparison.fillStop')}</Button>}
      </div>
      <Status icon="check">{isDone && i18n.t('comparison.fillDone')}</Status>
      {complaint && stuck !== undefined && <SlotComplaint slot={stuck + 1} apply={complaint} />}
      {failure && (
        <FailureAlert failure={failure} title={i18n.t('apply.failed')} onRetry={() => void filler.fill(ready)} />
      )}
    </>
  );
}

function SlotState({ state }: { state: ApplyState['state'] | undefined }) {
  if (state === 'applied') {
    return (
      <p className="flex items-center gap-1 text-xs text-muted">
        <Icon name="check" className="size-4 text-accent" />
        {i18n.t('comparison.fillIn')}
      </p>
    );
  }
  const isUnderWay = state === 'sending' || state === 'waiting';
  return <p className="text-xs text-muted empty:hidden">{isUnderWay && i18n.t('comparison.fillUnderWay')}</p>;
}

/** Why a slot has no picture, and what to do next. */
function SlotComplaint({ slot, apply }: { slot: number; apply: ApplyState }) {
  const reason = 'reason' in apply ? apply.reason : null;
  return (
    <StudioAlert
      title={i18n.t('comparison.fillRefused', { number: slot })}
      reason={reason}
      next={i18n.t('comparison.fillRefusedNext')}
    />
  );
}
