import { fromBase64, toBase64 } from '../../../utils/domain/base64.ts';
import type { Call } from '../../client/client.ts';
import type { Mender, OpenMending } from './brush-services.ts';

/** Mends the cut-outs that the background keeps. */
export function createMender(call: Call, openMending: OpenMending): Mender {
  return {
    async open(id) {
      const [{ cutout }, original] = await Promise.all([
        call('photos.cutout', { id }),
        // Without the photo, as when offline, things can still be erased.
        call('photos.original', { id }).catch(() => null),
      ]);
      const photo = original && new Blob([fromBase64(original.original)], { type: 'image/jpeg' });
      const mending = await openMending(new Blob([fromBase64(cutout)], { type: 'image/webp' }), photo);
      return { mending, photo: mending.cutout.canAdd ? photo : null };
    },
    async save(id, mending) {
      const { cutout, preview, analysis } = await mending.finish();
      const bytes = new Uint8Array(await cutout.arrayBuffer());
      return call('photos.mend', { id, cutout: toBase64(bytes), preview, analysis });
    },
  };
}
