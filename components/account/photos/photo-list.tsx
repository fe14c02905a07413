import { type ReactNode, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { PersonSummary } from '../../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { Mender } from '../../editor/brush/brush-services.ts';
import { FailureAlert } from '../../failure/failure-alert.tsx';
import { groupByPerson, type PersonPhotos } from '../../people/group-by-person.ts';
import { personName } from '../../people/person-name.ts';
import type { Turner } from '../../photos/crop/turner.ts';
import type { Ground } from '../../ui/cutout-picture.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { PersonHeading } from '../people/person-heading.tsx';
import type { PeopleView } from '../people/use-people.ts';
import { type PhotoDensity, PhotoItem } from './photo-item.tsx';
import type { PhotosView } from './use-photos.ts';

interface PhotoListProps {
  photos: PhotosView;
  people: PeopleView;
  density: PhotoDensity;
  mender: Mender | undefined;
  turner: Turner | undefined;
}

/** All reference photos, oldest first, or what to do where there is none; by person, where there is more than the creator and space for it. */
export function PhotoList({ photos: view, people, density, mender, turner }: PhotoListProps) {
  const [gone, setGone] = useState<string | null>(null);
  const [ground, setGround] = useState<Ground>('chequered');
  const region = useRef<HTMLDivElement>(null);

  const dropDeleted = (photo: PhotoSummary) => {
    view.remove(photo.id);
    setGone(i18n.t('photos.deleted', { label: photo.label }));
    region.current?.focus();
  };

  const showWithdrawn = (person: PersonSummary) => {
    people.put(person);
    view.reload();
    setGone(i18n.t('people.withdrawn', { name: personName(person) }));
    region.current?.focus();
  };

  const known = people.people ?? [];
  const groups =
    density === 'cards' && known.some(({ isMe }) => !isMe) ? groupByPerson(known, view.photos ?? []) : null;

  const list = (label: string, photos: readonly PhotoSummary[]) => (
    <ul
      aria-label={label}
      className={
        density === 'rows' ? 'flex flex-col gap-2' : 'grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3'
      }
    >
      {photos.map((photo) => (
        <PhotoItem
          key={photo.id}
          photo={photo}
          density={density}
          ground={ground}
          mender={mender}
          turner={turner}
          people={groups ? known : []}
          onChanged={view.put}
          onDeleted={dropDeleted}
        />
      ))}
    </ul>
  );

  return (
    <div ref={region} tabIndex={-1} className="flex flex-col gap-3">
      {view.failure && (
        <FailureAlert failure={view.failure} title={i18n.t('photos.loadFailed')} onRetry={view.reload} />
      )}
      {!view.photos && !view.failure && <Loading />}
      {!groups && view.photos?.length === 0 && (
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
      {!groups && view.photos && view.photos.length > 0 && list(i18n.t('photos.list'), view.photos)}
      {groups?.map((group) => (
        <PersonSection key={group.id} group={group} people={people} onWithdrawn={showWithdrawn}>
          {group.photos.length > 0 &&
            list(
              group.person?.isMe ? i18n.t('photos.list') : i18n.t('people.listOf', { name: group.name }),
              group.photos,
            )}
        </PersonSection>
      ))}
      <div role="status" className="sr-only">
        {gone}
      </div>
    </div>
  );
}

interface PersonSectionProps {
  group: PersonPhotos;
  people: PeopleView;
  onWithdrawn(person: PersonSummary): void;
  children: ReactNode;
}

function PersonSection({ children, ...heading }: PersonSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-t border-line pt-4">
      <PersonHeading id={id} {...heading} />
      {children}
    </section>
  );
}
