import { fromBase64, toBase64 } from '../../../utils/domain/base64.ts';
import type { HistoryThumbnail } from '../../../utils/messaging/protocol/history.ts';
import { brandScene } from '../../../utils/scene/edit/brand-scene.ts';
import type { Scene } from '../../../utils/scene/schema.ts';
import type { Call } from '../../client/client.ts';
import type { PaintingServices } from '../../editor/editor-services.ts';
import { createPictureSource } from '../../editor/picture-source.ts';
import { subjectsOf } from '../../editor/subjects-of-scene.ts';

/** Paints thumbnails small, one after the other, and has the background keep them for the next time. */
export interface SmallPaintings {
  /** @throws the signal's reason where it was no longer wanted when its turn came, and what the pictures in it fail with */
  paint(thumbnail: HistoryThumbnail, signal: AbortSignal): Promise<Blob>;
}

/** What paints them. Its worker is started with the first one. */
export type SmallPainter = Pick<PaintingServices, 'paint' | 'setOwnFont'>;

const WIDTH = 320;

export function createSmallPaintings(call: Call, painter: SmallPainter): SmallPaintings {
  const pictures = createPictureSource(call);
  let brandReading: Promise<BrandOf> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** Puts what nobody has changed into the brand, where that is used by default. */
  async function readBrand(): Promise<BrandOf> {
    const [brand, photos] = await Promise.all([
      call('brand.read').catch(() => null),
      call('photos.list').catch(() => []),
    ]);
    if (brand?.logo) pictures.setLogo(new Blob([fromBase64(brand.logo)], { type: 'image/png' }));
    if (brand?.font) painter.setOwnFont(new Blob([fromBase64(brand.font)]));
    const kit = brand?.kit;
    if (!kit?.usedByDefault) return ({ scene }) => scene;
    return ({ scene, position, isEdited }) =>
      isEdited ? scene : brandScene(scene, kit, position, subjectsOf(scene, photos));
  }

  async function paintOne(thumbnail: HistoryThumbnail, signal: AbortSignal): Promise<Blob> {
    signal.throwIfAborted();
    brandReading ??= readBrand();
    const scene = (await brandReading)(thumbnail);
    const picture = await painter.paint(scene, await pictures.picturesFor(scene), { width: WIDTH });
    const bytes = new Uint8Array(await picture.arrayBuffer());
    const { id, look } = thumbnail;
    // Without it the next opening paints it again.
    void call('history.keepPicture', { variantId: id, look, picture: toBase64(bytes) }).catch(() => {});
    return picture;
  }

  return {
    paint(thumbnail, signal) {
      const painting = last.then(() => paintOne(thumbnail, signal));
      last = painting.catch(() => {});
      return painting;
    },
  };
}

type BrandOf = (thumbnail: HistoryThumbnail) => Scene;
