import { fromBase64, toBase64 } from '../../utils/domain/base64.ts';
import { pictureIdSchema } from '../../utils/domain/ids.ts';
import type { StillSource } from '../editor/editor-services.ts';
import type { PanelServices } from './panel-services.ts';

/** Stills of the video in the panel's editor. */
export function createStillSource({ call, askStudio, draftKey, readVideoFrames }: PanelServices): StillSource {
  return {
    async read() {
      const [{ own }, { isOn }] = await Promise.all([
        askStudio('studio.stills', { draftKey }),
        call('stills.fromVideo'),
      ]);
      return { own: own.map(({ picture, mime }) => new Blob([fromBase64(picture)], { type: mime })), isVideoOn: isOn };
    },
    async setVideoOn(isOn) {
      await call('stills.setFromVideo', { isOn });
    },
    frames: readVideoFrames,
    async keep(jpeg) {
      const id = pictureIdSchema.parse(crypto.randomUUID());
      await call('pictures.keep', { id, picture: toBase64(new Uint8Array(await jpeg.arrayBuffer())) });
      return id;
    },
  };
}
