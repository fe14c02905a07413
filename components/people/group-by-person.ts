import { i18n } from '#i18n';
import type { PersonId } from '../../utils/domain/ids.ts';
import type { PersonSummary } from '../../utils/messaging/protocol/people.ts';
import type { PhotoSummary } from '../../utils/messaging/protocol/photos.ts';
import { personName } from './person-name.ts';

/** Somebody and the photos of them, in the order in which they were given. */
export interface PersonPhotos {
  id: PersonId;
  name: string;
  /** Null where nothing more is known of them yet. */
  person: PersonSummary | null;
  photos: PhotoSummary[];
}

/** Everybody with their photos, in the order of the people; then whoever is on photos and not known yet. */
export function groupByPerson(people: readonly PersonSummary[], photos: readonly PhotoSummary[]): PersonPhotos[] {
  const groups = new Map<PersonId, PersonPhotos>(
    people.map((person) => [person.id, { id: person.id, name: personName(person), person, photos: [] }]),
  );
  for (const photo of photos) {
    const { personId: id, showsMe } = photo;
    const name = showsMe ? i18n.t('people.me') : i18n.t('people.somebody');
    const group = groups.get(id) ?? { id, name, person: null, photos: [] };
    group.photos.push(photo);
    groups.set(id, group);
  }
  return [...groups.values()];
}
