import { useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Variant } from '../../supabase/functions/_shared/contract.ts';
import { isBranded } from '../../utils/scene/edit/brand-scene.ts';
import { LAYOUTS } from '../../utils/scene/layouts.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import { Editor } from '../editor/editor.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { ApplyOutcome } from './apply-outcome.tsx';
import { saveAs, thumbnailFileName } from './download.ts';
import type { PanelController } from './panel-controller.ts';
import { historyOf, isChangedSinceApplied, type PanelState, sceneOf } from './panel-state.ts';
import { PictureFrame } from './picture-frame.tsx';
import { subjectsOf } from './subjects-of-scene.ts';

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
  const subjects = subjectsOf(scene, state.photos ?? []);
  const isUsable = Boolean(picture?.url) && !picture?.isPainting;
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
      <PictureFrame
        picture={picture}
        alt={altText(scene, variant.reason)}
        onRetry={() => controller.repaint(variant.id)}
      />
      <div className={classNames('flex min-w-0 flex-col gap-3 pt-3', !isEditing && '@md:pt-0')}>
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
        </div>
      </div>
      {isEditing && (
        <Editor
          history={historyOf(state, variant)}
          subjects={subjects}
          locale={state.results?.request.locale ?? 'en'}
          alt={altText(scene, variant.reason)}
          fileName={thumbnailFileName(state.studio?.title ?? '', number)}
          services={controller.editor}
          onEdit={(changed, kind, goesOn) => controller.edit(variant.id, changed, kind, goesOn)}
          onVersion={(version) => controller.bringBack(variant.id, version)}
          isBranded={state.brand ? isBranded(scene) : undefined}
          onBrand={(isOn) => controller.switchBrand(variant.id, isOn)}
          onDone={closeEditor}
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

/** What the picture puts first, which is what tells the three apart. */
function ideaName({ layout }: Scene): string {
  switch (LAYOUTS[layout].idea) {
    case 'subject':
      return i18n.t('thumbnails.ideaSubject');
    case 'text':
      return i18n.t('thumbnails.ideaText');
    case 'object':
      return i18n.t('thumbnails.ideaObject');
    case 'graphic':
      return i18n.t('thumbnails.ideaGraphic');
  }
}

/** The picture in words: what is written on it, and why it was made so. */
function altText({ headline }: Scene, reason: string): string {
  return headline
    ? i18n.t('thumbnails.alt', { headline: headline.text, reason })
    : i18n.t('thumbnails.altWithoutWords', { reason });
}
