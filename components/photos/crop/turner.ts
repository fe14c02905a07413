import { fromBase64, toBase64 } from '../../../utils/domain/base64.ts';
import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { Call } from '../../client/client.ts';
import type { PreparePhoto } from '../photo-adder.ts';
import type { Cropper } from './cropper.ts';

/** Where kept photos come from to be cropped and turned, and where they go. */
export interface Turner {
  cropper: Cropper;
  open(id: PhotoId): Promise<Blob>;
  /** Cuts the person out of what is left, and keeps both in place of what the photo had. */
  save(id: PhotoId, photo: Blob, options: Parameters<PreparePhoto>[1]): Promise<PhotoSummary>;
}

export function createTurner(call: Call, cropper: Cropper, prepare: PreparePhoto): Turner {
  return {
    cropper,
    async open(id) {
      const { original } = await call('photos.original', { id });
      return new Blob([fromBase64(original)], { type: 'image/jpeg' });
    },
    async save(id, photo, options) {
      const { original, cutout, preview, analysis } = await prepare(new File([photo], id), options);
      options.signal.throwIfAborted();
      const files = { original: await readBase64(original), cutout: await readBase64(cutout) };
      return call('photos.replace', { id, ...files, preview, analysis });
    },
  };
}

async function readBase64(blob: Blob): Promise<string> {
  return toBase64(new Uint8Array(await blob.arrayBuffer()));
}
