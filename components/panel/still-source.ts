import { fromBase64, toBase64 } from '../../utils/domain/base64.ts';
import { pictureIdSchema } from '../../utils/domain/ids.ts';
import type { StillSource, VideoFrame } from '../editor/editor-services.ts';
import type { PanelServices } from './panel-services.ts';

/** Stills of the video in the panel's editor. */
export function createStillSource({ call, askStudio, draftKey, readVideoFrames }: PanelServices): StillSource {
  /** Kept while the panel is there: whoever looks elsewhere and comes back need not have them read again. */
  let lastRead: readonly VideoFrame[] = [];
  return {
    async read() {
      const [{ own }, { isOn }] = await Promise.all([
        askStudio('studio.stills', { draftKey }),
        call('stills.fromVideo'),
      ]);
      return {
        own: own.map(({ picture, mime }) => new Blob([fromBase64(picture)], { type: mime })),
        isVideoOn: isOn,
        frames: lastRead,
      };
    },
    async setVideoOn(isOn) {
      if (!isOn) lastRead = [];
      await call('stills.setFromVideo', { isOn });
    },
    async frames(options) {
      lastRead = await readVideoFrames(options);
      return lastRead;
    },
    async keep(jpeg) {
      const id = pictureIdSchema.parse(crypto.randomUUID());
      await call('pictures.keep', { id, picture: toBase64(new Uint8Array(await jpeg.arrayBuffer())) });
      return id;
    },
  };
}
