import { useId } from 'react';
import { i18n } from '#i18n';
import type { Variant } from '../../supabase/functions/_shared/contract.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ApplyOutcome } from './apply-outcome.tsx';
import { saveAs, thumbnailFileName } from './download.ts';
import type { PanelController } from './panel-controller.ts';
import { isChangedSinceApplied, type PanelState, type Picture } from './panel-state.ts';

interface ThumbnailItemProps {
  variant: Variant;
  state: PanelState;
  controller: PanelController;
  /** Id of the sentence that says why nothing can be applied, or undefined where it can. */
  cannotApplyId: string | undefined;
}

/** One thumbnail: its picture, the idea behind it, and what can be done with it. */
export function ThumbnailItem({ variant, state, controller, cannotApplyId }: ThumbnailItemProps) {
  const id = useId();
  const picture = state.pictures.get(variant.id);
  const number = variant.position + 1;
  const isUsable = Boolean(picture?.url) && !picture?.isPainting;
  const isHandingOver = state.handingOver === variant.id;
  const isOfThis = state.apply.variantId === variant.id;
  const failed = state.applyFailure?.variantId === variant.id ? state.applyFailure : null;
  const apply = () => controller.apply(variant.id);

  const download = () => {
    if (picture?.url) saveAs(picture.url, thumbnailFileName(state.studio?.title ?? '', number));
  };

  return (
    <li aria-labelledby={`${id}-name`} className="flex flex-col gap-3 rounded-xl border border-line p-3">
      <PictureFrame picture={picture} alt={variant.reason} onRetry={() => controller.repaint(variant.id)} />
      <div>
        <h3 id={`${id}-name`} className="font-semibold">
          {i18n.t('thumbnails.idea', { number })}
        </h3>
        <p className="text-muted">{variant.reason}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={!isUsable || cannotApplyId !== undefined || (state.handingOver !== null && !isHandingOver)}
          busy={isHandingOver}
          aria-describedby={cannotApplyId}
          onClick={apply}
        >
          {i18n.t('thumbnails.apply')}
        </Button>
        <Button icon={<Icon name="download" />} disabled={!isUsable} onClick={download}>
          {i18n.t('thumbnails.download')}
        </Button>
      </div>
      {(isOfThis || isHandingOver || failed) && (
        <ApplyOutcome
          apply={isOfThis ? state.apply.apply : { state: 'none' }}
          isHandingOver={isHandingOver}
          failed={failed}
          isChangedSince={isChangedSinceApplied(state, variant.id)}
          onApply={apply}
          onRestore={controller.restore}
        />
      )}
    </li>
  );
}

function PictureFrame({ picture, alt, onRetry }: { picture: Picture | undefined; alt: string; onRetry(): void }) {
  if (picture?.failure && !picture.url) {
    return <FailureAlert failure={picture.failure} title={i18n.t('thumbnails.paintFailed')} onRetry={onRetry} />;
  }
  return (
    <div className="relative aspect-video overflow-hidden rounded-lg bg-sunken">
      {picture?.url && <img src={picture.url} alt={alt} width={1280} height={720} className="size-full" />}
      {(!picture || picture.isPainting) && (
        <p className="absolute inset-0 flex items-center justify-center gap-2 text-muted">
          <Spinner />
          {i18n.t('thumbnails.painting')}
        </p>
      )}
    </div>
  );
}
