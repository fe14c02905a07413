import type { JobOptions } from './cut-out-queue.ts';
import { cutOutQueue } from './own-queue.ts';
import type { PreparedPhoto } from './prepared-photo.ts';

/**
 * Prepares a reference photo on this device: upright, without metadata, shortened, and the person cut out. Runs on the
 * extension's own pages, away from the thread that draws them; several photos are prepared one after the other.
 * @throws {AppError} `not_a_picture`, `picture_corrupt`, `picture_too_large`, `picture_too_small`, `no_person`,
 * `cancelled`; `internal` with a reason where the browser lacks what it takes (WebGL 2)
 */
export function prepareReferencePhoto(file: File | Blob, options: JobOptions = {}): Promise<PreparedPhoto> {
  return cutOutQueue.ask('prepare', file, options);
}
