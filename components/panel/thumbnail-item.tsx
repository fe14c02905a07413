import { useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Variant } from '../../supabase/functions/_shared/contract.ts';
import { isBranded } from '../../utils/scene/edit/brand-scene.ts';
import { saveAs, thumbnailFileName } from '../editor/download.ts';
import { Editor } from '../editor/editor.tsx';
import { altText, ideaName } from '../editor/thumbnail-words.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { ApplyOutcome } from './apply-outcome.tsx';
import type { PanelController } from './panel-controller.ts';
import { historyOf, isChangedSinceApplied, type PanelState, sceneOf } from './panel-state.ts';
import { PictureFrame } from './picture-frame.tsx';

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
  const [isEditing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const scene = sceneOf(state, variant);
  const picture = state.pictures.get(variant.id);
  const number = variant.position + 1;
  const isUsable = Boolean(picture?.blob) && !picture?.isPainting;
  const isHandingOver = state.handingOver === variant.id;

  const download = () => {
    if (picture?.url) saveAs(picture.url, `${thumbnailFileName(state.studio?.title ?? '', number)}.jpg`);
  };
  const closeEditor = () => {
    setEditing(false);
    editButton.current?.focus();
  };

  return (
    <li
      aria-labelledby={`${id}-name`}
      className={classNames(
        'flex flex-col rounded-xl border border-line p-3',
        !isEditing && '@md:grid @md:grid-cols-[3fr_2fr] @md:gap-x-3',
      )}
    >
      {(!isEditing || picture?.failure) && (
        <PictureFrame
          picture={picture}
          alt={altText(scene, variant.reason)}
          onRetry={() => controller.repaint(variant.id)}
        />
      )}
      <div className={classNames('flex min-w-0 flex-col gap-3', isEditing ? 'pb-3' : 'pt-3 @md:pt-0')}>
        <div>
          <h3 id={`${id}-name`} className="font-semibold">
            {i18n.t('thumbnails.idea', { number, name: ideaName(scene) })}
          </h3>
          <p className="text-muted">{variant.reason}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            disabled={!isUsable || cannotApplyId !== undefined || (state.handingOver !== null && !isHandingOver)}
            busy={isHandingOver}
            aria-describedby={cannotApplyId}
            onClick={() => controller.apply(variant.id)}
          >
            {i18n.t('thumbnails.apply')}
          </Button>
          <Button
            ref={editButton}
            icon={<Icon name="edit" />}
            aria-expanded={isEditing}
            disabled={!picture?.url}
            onClick={() => setEditing(!isEditing)}
          >
            {i18n.t('thumbnails.edit')}
          </Button>
          <Button icon={<Icon name="download" />} disabled={!isUsable} onClick={download}>
            {i18n.t('thumbnails.download')}
          </Button>
          <Button variant="quiet" icon={<Icon name="external" />} onClick={() => controller.openFullSize(variant.id)}>
            {i18n.t('thumbnails.fullSize')}
          </Button>
        </div>
      </div>
      {isEditing && (
        <Editor
          variantId={variant.id}
          history={historyOf(state, variant)}
          photos={state.photos ?? []}
          locale={state.results?.request.locale ?? 'en'}
          alt={altText(scene, variant.reason)}
          placeholder={picture?.url ?? null}
          fileName={thumbnailFileName(state.studio?.title ?? '', number)}
          services={controller.editor}
          onEdit={(changed, kind, goesOn, name) => controller.edit(variant.id, changed, kind, goesOn, name)}
          onVersion={(version) => controller.bringBack(variant.id, version)}
          isBranded={state.brand ? isBranded(scene) : undefined}
          onBrand={(isOn) => controller.switchBrand(variant.id, isOn)}
          ownFont={state.brand?.font.kind === 'own' ? state.brand.font.family : null}
          failure={state.edits.failure}
          onKeep={controller.keepEdits}
          actions={
            <Button size="small" variant="primary" onClick={closeEditor}>
              {i18n.t('editor.done')}
            </Button>
          }
        />
      )}
      <ApplyOutcomeOf variant={variant} state={state} controller={controller} />
    </li>
  );
}

function ApplyOutcomeOf({ variant, state, controller }: Omit<ThumbnailItemProps, 'cannotApplyId'>) {
  const isOfThis = state.apply.variantId === variant.id;
  return (
    <ApplyOutcome
      apply={isOfThis ? state.apply.apply : { state: 'none' }}
      isHandingOver={state.handingOver === variant.id}
      failed={state.applyFailure?.variantId === variant.id ? state.applyFailure : null}
      isChangedSince={isChangedSinceApplied(state, variant.id)}
      onApply={() => controller.apply(variant.id)}
      onRestore={controller.restore}
    />
  );
}
