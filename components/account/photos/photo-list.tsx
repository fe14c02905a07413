import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { Mender } from '../../editor/brush/brush-services.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import type { Turner } from '../../photos/crop/turner.ts';
import type { Ground } from '../../ui/cutout-picture.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { type PhotoDensity, PhotoItem } from './photo-item.tsx';
import type { PhotosView } from './use-photos.ts';

interface PhotoListProps {
  photos: PhotosView;
  density: PhotoDensity;
  mender: Mender | undefined;
  turner: Turner | undefined;
}

/** All reference photos, oldest first, or what to do where there is none. */
export function PhotoList({ photos: view, density, mender, turner }: PhotoListProps) {
  const [deleted, setDeleted] = useState<string | null>(null);
  const [ground, setGround] = useState<Ground>('chequered');
  const region = useRef<HTMLDivElement>(null);

  const dropDeleted = (photo: PhotoSummary) => {
    view.remove(photo.id);
    setDeleted(photo.label);
    region.current?.focus();
  };

  return (
    <div ref={region} tabIndex={-1} className="flex flex-col gap-3">
      {view.failure && (
        <FailureAlert failure={view.failure} title={i18n.t('photos.loadFailed')} onRetry={view.reload} />
      )}
      {!view.photos && !view.failure && <Loading />}
      {view.photos?.length === 0 && (
        <EmptyState icon="photo" title={i18n.t('photos.none')}>
          {i18n.t('photos.noneHint')}
        </EmptyState>
      )}
      {density === 'cards' && view.photos && view.photos.length > 0 && (
        <RadioGroup<Ground>
          label={i18n.t('photoGrounds.label')}
          options={[
            { value: 'chequered', label: i18n.t('photoGrounds.chequered') },
            { value: 'light', label: i18n.t('photoGrounds.light') },
            { value: 'dark', label: i18n.t('photoGrounds.dark') },
            { value: 'colour', label: i18n.t('photoGrounds.colour') },
          ]}
          value={ground}
          onChange={setGround}
        />
      )}
      {view.photos && view.photos.length > 0 && (
        <ul
          aria-label={i18n.t('photos.list')}
          className={
            density === 'rows' ? 'flex flex-col gap-2' : 'grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3'
          }
        >
          {view.photos.map((photo) => (
            <PhotoItem
              key={photo.id}
              photo={photo}
              density={density}
              ground={ground}
              mender={mender}
              turner={turner}
              onChanged={view.put}
              onDeleted={dropDeleted}
            />
          ))}
        </ul>
      )}
      <div role="status" className="sr-only">
        {deleted !== null && i18n.t('photos.deleted', { label: deleted })}
      </div>
    </div>
  );
}
