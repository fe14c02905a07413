import { AppError } from '../domain/errors.ts';
import type { PersonId, UserId } from '../domain/ids.ts';
import type { Consents } from '../photos/service.ts';
import type { KlikkDatabase, PersonRow } from '../platform/database.ts';
import type { PeopleApi, RemotePerson } from './api.ts';

/** This device's picture of the people, kept in step with the server's. */
export interface PeopleDirectory extends Consents {
  sync(userId: UserId): Promise<void>;
}

interface DirectoryDependencies {
  database: KlikkDatabase;
  api: Pick<PeopleApi, 'list'>;
}

export function createPeopleDirectory({ database, api }: DirectoryDependencies): PeopleDirectory {
  async function sync(userId: UserId): Promise<void> {
    // Taken before the server is asked: who is added in between is none whom another device has removed.
    const before = await database.people.where({ userId }).toArray();
    const remote = await api.list(userId);
    const remoteIds = new Set(remote.map(({ id }) => id));
    await database.transaction('rw', database.people, database.photos, database.devicePhotos, async () => {
      for (const { id } of before) if (!remoteIds.has(id)) await drop(id);
      for (const person of remote) await takeOver(userId, person, before);
    });
  }

  /** What is still to be withdrawn stays until it is. */
  async function drop(id: PersonId): Promise<void> {
    const row = await database.people.get(id);
    if (row && !row.withdrawal) await database.people.delete(id);
  }

  async function takeOver(userId: UserId, person: RemotePerson, before: readonly PersonRow[]): Promise<void> {
    const { id, label, addedAt, consent } = person;
    const row = await database.people.get(id);
    // What was said here while the server was asked, or is still to be told, is newer than what it answered.
    const isOvertaken = row?.withdrawal || row?.consentedAt !== before.find((one) => one.id === id)?.consentedAt;
    if (row && isOvertaken) return;
    const isWithdrawn = consent?.granted === false && (person.photos > 0 || (await hasPhotos(userId, id)));
    await database.people.put({
      id,
      userId,
      label,
      addedAt,
      consentedAt: consent?.granted ? consent.at : null,
      // Another device withdrew, and did not come to its end, or has not told this one: whoever finds that goes on with it.
      withdrawal: isWithdrawn ? { surface: 'account', isTold: true } : null,
    });
  }

  async function hasPhotos(userId: UserId, id: PersonId): Promise<boolean> {
    const photos = database.photos.where({ userId });
    const here = database.devicePhotos.where({ userId });
    return (
      (await photos.filter((photo) => photo.personId === id && photo.state !== 'deleting').count()) > 0 ||
      (await here.filter((photo) => photo.personId === id).count()) > 0
    );
  }

  return {
    sync,
    async read(userId, id) {
      try {
        await sync(userId);
      } catch (thrown) {
        if (!(thrown instanceof AppError) || !thrown.retryable) throw thrown;
        const row = await database.people.get(id);
        if (row?.userId === userId) return row.consentedAt;
        throw thrown;
      }
      return (await database.people.get(id))?.consentedAt ?? null;
    },
  };
}
