import type { JobOptions } from './cut-out-queue.ts';
import { cutOutQueue } from './own-queue.ts';

/**
 * Tells how much of a picture is somebody's head and shoulders, 0…1, away from the thread that draws the page.
 * @throws {AppError} `picture_corrupt`, `cancelled`; `internal` where the browser lacks what it takes
 */
export function measureFaceOf(picture: Blob, options: JobOptions = {}): Promise<number> {
  return cutOutQueue.ask('face', picture, options);
}
