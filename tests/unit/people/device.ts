import type { UserId } from '../../../utils/domain/ids.ts';
import { createPeopleDirectory } from '../../../utils/people/directory.ts';
import { createPeopleService, type PeopleService } from '../../../utils/people/service.ts';
import { createWithdrawals } from '../../../utils/people/withdrawals.ts';
import { createPhotos } from '../../../utils/photos/create-photos.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import { A_PREVIEW, aLog, openDatabase } from '../../support/background/builders.ts';
import { createMortality } from '../../support/background/mortality.ts';
import type { PhotoServer } from '../photos/photo-server.ts';
import type { PeopleServer } from './people-server.ts';

/** A device of a creator's: people and photos over one database, as the background puts them together. */
export interface Device {
  people: PeopleService;
  photos: PhotosService;
  database: KlikkDatabase;
  /** As often as it forgot what was painted. */
  readonly forgotten: number;
  resume(): Promise<boolean>;
}

interface Servers {
  userId: UserId;
  photos: PhotoServer;
  people: PeopleServer;
}

export function wakeDevice(servers: Servers, disk: IDBFactory, mortality = createMortality()): Device {
  const database = mortality.database(openDatabase(disk));
  const photosApi = mortality.port(servers.photos.api);
  const peopleApi = mortality.port(servers.people.api);
  const session = {
    userId: async () => servers.userId,
    asUser: () => Promise.reject(new Error('Not used here.')),
  };
  const directory = createPeopleDirectory({ database, api: peopleApi });
  const patience = { list: 1_000, transfer: 1_000, mend: 1_000 };
  const setWakeUp = async () => {};
  let forgotten = 0;
  const { photos, transfers } = createPhotos({
    session,
    database,
    api: photosApi,
    consents: directory,
    log: aLog(),
    makePreview: async () => A_PREVIEW,
    onPicturesChanged: async () => {},
    setWakeUp,
    now: Date.now,
    patience,
  });
  const people = createPeopleService({
    session,
    database,
    api: peopleApi,
    directory,
    withdrawals: createWithdrawals({
      database,
      api: peopleApi,
      photos: photosApi,
      transfers,
      forgetPictures: async () => void forgotten++,
      log: aLog(),
    }),
    setWakeUp,
    patience,
  });
  return {
    people,
    photos,
    database,
    get forgotten() {
      return forgotten;
    },
    resume: async () => (await Promise.all([people.resume(), photos.resume()])).some(Boolean),
  };
}
