import { fromBase64 } from '../../utils/domain/base64.ts';
import type { PhotoId, PictureId } from '../../utils/domain/ids.ts';
import { BRAND_LOGO_ID } from '../../utils/scene/edit/brand-scene.ts';
import { otherPicturesOf, photosOf } from '../../utils/scene/pictures-of-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { Call } from '../client/client.ts';

/** The pictures that scenes are painted with, each asked for once. */
export interface PictureSource {
  picturesFor(scene: Scene): Promise<ReadonlyMap<string, Blob>>;
  /** @throws AppError where this device no longer has it */
  readStill(id: PictureId): Promise<Blob>;
  /** Fetches people's cut-outs before there is a scene that shows them. */
  readAhead(ids: readonly PhotoId[]): void;
  /** Fetches a photo's cut-out anew. */
  forgetCutout(id: PhotoId): void;
  /** Shows this logo wherever a scene asks for the channel's. */
  setLogo(logo: Blob): void;
}

export function createPictureSource(call: Call): PictureSource {
  const cutouts = new Map<PhotoId, Promise<Blob>>();
  /** Stills and the logo. */
  const others = new Map<PictureId, Promise<Blob>>();

  const readCutout = (id: PhotoId) =>
    once(cutouts, id, async () => {
      const { cutout } = await call('photos.cutout', { id });
      return new Blob([fromBase64(cutout)], { type: 'image/webp' });
    });

  const readOther = (id: PictureId) =>
    once(others, id, async () => {
      const { picture } = await call('pictures.read', { id });
      return new Blob([fromBase64(picture)], { type: 'image/jpeg' });
    });

  return {
    async picturesFor(scene) {
      const cutoutsOf = photosOf(scene).map(async (id) => [id, await readCutout(id)] as const);
      // A still that is not to be had leaves its place to the scene's own colours.
      const othersOf = otherPicturesOf(scene).map(async (id) => [id, await readOther(id).catch(() => null)] as const);
      const found = await Promise.all([...cutoutsOf, ...othersOf]);
      return new Map(found.flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
    },
    readStill: readOther,
    readAhead(ids) {
      // What cannot be had is said when it is to be painted.
      for (const id of ids) readCutout(id).catch(() => {});
    },
    forgetCutout: (id) => void cutouts.delete(id),
    setLogo(logo) {
      others.set(BRAND_LOGO_ID, Promise.resolve(logo));
    },
  };
}

/** Reads what was not read before. A failure is not remembered. */
function once<Id>(known: Map<Id, Promise<Blob>>, id: Id, read: () => Promise<Blob>): Promise<Blob> {
  const found = known.get(id);
  if (found) return found;
  const reading = read();
  reading.catch(() => known.delete(id));
  known.set(id, reading);
  return reading;
}
