import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import type { PhotoId } from '../../utils/domain/ids.ts';
import { LIMITS } from '../../utils/domain/limits.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { groupByPerson } from '../people/group-by-person.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { CutoutPicture } from '../ui/cutout-picture.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import type { PanelController } from './panel-controller.ts';
import { choosablePhotos, type PanelState, selectedPhotoIds } from './panel-state.ts';

/** Which of one's own photos go onto the thumbnails. */
export function PhotoChoice({ state, controller }: { state: PanelState; controller: PanelController }) {
  const hintId = useId();
  const photos = choosablePhotos(state);
  const selected = selectedPhotoIds(state);
  const groups = groupByPerson(state.people, photos).filter((group) => group.photos.length > 0);
  const isFull = selected.length >= LIMITS.photosPerGeneration;

  const toggle = (id: PhotoId) => {
    if (selected.includes(id)) controller.changeForm({ photoIds: selected.filter((other) => other !== id) });
    else if (!isFull) controller.changeForm({ photoIds: [...selected, id] });
  };

  return (
    <fieldset aria-describedby={hintId} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-semibold">{i18n.t('photos.list')}</legend>
      {state.photosFailure && <FailureAlert failure={state.photosFailure} title={i18n.t('photos.loadFailed')} />}
      {!state.photos && !state.photosFailure && <Loading />}
      {groups.map((group) => (
        <PersonTiles key={group.id} name={groups.length > 1 ? group.name : null}>
          {group.photos.map((photo) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              isSelected={selected.includes(photo.id)}
              isBlocked={isFull && !selected.includes(photo.id)}
              onToggle={() => toggle(photo.id)}
            />
          ))}
        </PersonTiles>
      ))}
      {state.photos && photos.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 rounded-lg bg-sunken p-3">
          <Icon name="photo" className="size-6 text-muted" />
          <p id={hintId} className="min-w-48 flex-1">
            <span className="font-semibold">{i18n.t('panel.photosNone')}</span>{' '}
            <span className="text-muted">{i18n.t('panel.photosNoneHint')}</span>
          </p>
          <Button size="small" onClick={controller.openAccountPage}>
            {i18n.t('panel.photosAdd')}
          </Button>
        </div>
      ) : (
        <p id={hintId} className="text-xs text-muted">
          {isFull ? i18n.t('panel.photosLimit') : i18n.t('panel.photosHint', { limit: LIMITS.photosPerGeneration })}
        </p>
      )}
    </fieldset>
  );
}

/** The photos of somebody, under their name where there are several people. */
function PersonTiles({ name, children }: { name: string | null; children: ReactNode }) {
  const id = useId();
  const tiles = <div className="flex flex-wrap gap-2">{children}</div>;
  if (name === null) return tiles;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the fieldset would take its look from it
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <span id={id} dir="auto" className="text-xs text-muted">
        {name}
      </span>
      {tiles}
    </div>
  );
}

interface PhotoTileProps {
  photo: PhotoSummary;
  isSelected: boolean;
  isBlocked: boolean;
  onToggle(): void;
}

function PhotoTile({ photo, isSelected, isBlocked, onToggle }: PhotoTileProps) {
  return (
    <label
      className={classNames(
        'relative flex w-20 flex-col gap-1 rounded-lg border-2 p-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        isSelected ? 'border-accent bg-accent-soft' : 'border-line hover:border-control',
        isBlocked ? 'cursor-not-allowed opacity-60' : 'cursor-pointer',
      )}
    >
      <input
        type="checkbox"
        checked={isSelected}
        aria-disabled={isBlocked || undefined}
        onChange={onToggle}
        className="absolute start-2 top-2 z-10 size-4 cursor-[inherit] outline-none"
      />
      <CutoutPicture source={photo.preview} alt="" className="h-16 rounded" />
      <span dir="auto" className="truncate text-center text-xs" title={photo.label}>
        {photo.label}
      </span>
    </label>
  );
}
