import { toBase64 } from '../../../utils/domain/base64.ts';
import type { PhotoId, UserId } from '../../../utils/domain/ids.ts';
import { createPhotos } from '../../../utils/photos/create-photos.ts';
import type { PhotosService } from '../../../utils/photos/service.ts';
import { A_PREVIEW, aDisk, aLog, aUserId, openDatabase } from '../../support/background/builders.ts';
import { createMortality, type Mortality } from '../../support/background/mortality.ts';
import { createPhotoServer, type PhotoServer } from './photo-server.ts';

/** A browser in which the extension is installed. */
export interface Device {
  disk: IDBFactory;
  wake(mortality?: Mortality): PhotosService;
}

/** Devices of one account, and the server that they share. */
export function createDevices() {
  const owner = aUserId();
  const server = createPhotoServer(owner);
  const present = { userId: owner as UserId | null };

  function aDevice(): Device {
    const disk = aDisk();
    return {
      disk,
      wake: (mortality = createMortality()) =>
        createPhotos({
          session: { userId: async () => present.userId, asUser: () => Promise.reject(new Error('Not used here.')) },
          database: mortality.database(openDatabase(disk)),
          api: mortality.port(server.api),
          consents: { read: async () => server.consentGivenAt },
          log: aLog(),
          makePreview: async () => A_PREVIEW,
          onPicturesChanged: async () => {},
          setWakeUp: async () => {},
          now: Date.now,
          patience: { list: 5_000, transfer: 5_000, mend: 5_000 },
        }).photos,
    };
  }
  return { owner, server, present, aDevice };
}

/** Looks at a move until it has come to its end. @throws where it was stopped by a failure */
export async function finishMove(photos: PhotosService): Promise<void> {
  for (;;) {
    const { move } = await photos.place();
    if (!move) return;
    if (move.failure && !move.failure.retryable) throw new Error(`It was stopped: ${move.failure.code}`);
    await photos.resume();
  }
}

/** What a device shows, each with the very bytes that it gives out. */
export async function shown(photos: PhotosService) {
  const list = await photos.list();
  return Promise.all(
    list.map(async ({ id, label, state, isDeviceOnly = false }) => ({
      id,
      label,
      state,
      isDeviceOnly,
      ...(await photos.cutout({ id })),
      ...(await photos.original({ id })),
    })),
  );
}

/** What is in the account: its photos with their files, and files that belong to nothing. */
export function inAccount(server: PhotoServer) {
  const named = new Set<string>();
  const read = (id: PhotoId, file: string) => {
    named.add(`${id}/${file}`);
    return toBase64(server.files.get(`${id}/${file}`) ?? new Uint8Array());
  };
  const photos = [...server.rows.values()].map(({ id, label, originalFile, cutoutFile }) => ({
    id,
    label,
    cutout: read(id, cutoutFile),
    original: read(id, originalFile),
  }));
  return { photos, orphans: [...server.files.keys()].filter((name) => !named.has(name)) };
}

/** Rows that a device keeps, table by table. */
export async function onDisk(device: Device) {
  const database = openDatabase(device.disk);
  const [photos, devicePhotos, deviceFiles] = await Promise.all([
    database.photos.toArray(),
    database.devicePhotos.toArray(),
    database.deviceFiles.toArray(),
  ]);
  return { photos, devicePhotos, deviceFiles };
}
