import type { UserId } from '../domain/ids.ts';
import type { KlikkDatabase } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Session } from '../platform/signed-in.ts';
import type { PhotosApi } from './api.ts';
import { createPhotoMoves } from './device/move.ts';
import { createPhotoPlaces } from './device/places.ts';
import { createPhotoVault, type PhotoVault } from './device/vault.ts';
import { createPhotoLibrary } from './library.ts';
import { type Consents, createPhotosService, type PhotosService } from './service.ts';
import { createPhotoTransfers, type PhotoTransfers } from './transfers.ts';

interface PhotosWorld {
  session: Session;
  database: KlikkDatabase;
  api: PhotosApi;
  consents: Consents;
  log: Log;
  /** A small picture of a WebP cut-out, as a `data:` URL. */
  makePreview(cutout: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Told when the account shows that other devices deleted or changed photos. */
  onPicturesChanged(): Promise<void>;
  setWakeUp(): Promise<void>;
  now(): number;
  patience: { list: number; transfer: number; mend: number };
}

/** Puts together what keeps photos: in the account, on this device only, and on the way from one to the other. */
export function createPhotos(world: PhotosWorld): {
  photos: PhotosService;
  vault: PhotoVault;
  transfers: PhotoTransfers;
} {
  const { database, api, log, makePreview, onPicturesChanged } = world;
  const transfers = createPhotoTransfers({ database, api, log });
  const places = createPhotoPlaces(database);
  const vault = createPhotoVault(database, places);
  const onChanged = async (userId: UserId, { movedOut }: { movedOut: number }) => {
    if (movedOut > 0) await places.noteMovedElsewhere(userId, movedOut);
    await onPicturesChanged();
  };
  const library = createPhotoLibrary({ database, api, transfers, makePreview, onChanged });
  const moves = createPhotoMoves({ database, api, library, transfers, places, vault, makePreview, log });
  return { photos: createPhotosService({ ...world, transfers, library, places, vault, moves }), vault, transfers };
}
