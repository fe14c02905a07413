import { fromBase64 } from '../../utils/domain/base64.ts';
import type { PhotoId, PictureId, VariantId } from '../../utils/domain/ids.ts';
import { toResult } from '../../utils/domain/result.ts';
import { BRAND_LOGO_ID } from '../../utils/scene/edit/brand-scene.ts';
import { otherPicturesOf, photosOf } from '../../utils/scene/pictures-of-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { PanelStore } from './panel-controller.ts';
import type { PanelServices } from './panel-services.ts';
import { sceneOf } from './panel-state.ts';

export interface Painting {
  /** Paints whatever the state wants painted, from now on. @returns what stops it and lets go of all pictures */
  start(): () => void;
  /** Tries a picture again that failed. */
  repaint(variantId: VariantId): void;
  /** The pictures that a scene shows. */
  picturesFor(scene: Scene): Promise<ReadonlyMap<string, Blob>>;
  /** Fetches a photo's cut-out anew, and paints anew what shows it. */
  forgetCutout(id: PhotoId): void;
  /** Shows this logo wherever a scene asks for the channel's. */
  setLogo(logo: Blob): void;
}

/** Keeps a picture of each shown variant's present scene. */
export function createPainting(store: PanelStore, { call, paint }: PanelServices): Painting {
  const cutouts = new Map<PhotoId, Promise<Blob>>();
  /** Stills and the logo. */
  const others = new Map<PictureId, Promise<Blob>>();
  /** The scene each variant was last painted from. */
  const painted = new Map<VariantId, Scene>();
  /** Variants that the painter is busy with. */
  const painting = new Set<VariantId>();
  const urls = new Map<VariantId, string>();

  function paintMissing(): void {
    const state = store.getState();
    const variants = state.results?.variants ?? [];
    letGoOf((id) => !variants.some((variant) => variant.id === id));
    for (const variant of variants) {
      const scene = sceneOf(state, variant);
      if (painting.has(variant.id) || painted.get(variant.id) === scene) continue;
      painted.set(variant.id, scene);
      void paintOne(variant.id, scene);
    }
  }

  /** One at a time for each variant: while somebody types, only the scene that is there when the painter is free is painted. */
  async function paintOne(variantId: VariantId, scene: Scene): Promise<void> {
    painting.add(variantId);
    store.send({ type: 'painting', variantId });
    const outcome = await toResult(async () => paint(scene, await readPictures(scene)));
    painting.delete(variantId);
    if (painted.get(variantId) !== scene) return paintMissing();
    if (outcome.ok) show(variantId, outcome.value);
    else store.send({ type: 'paint-failed', variantId, failure: outcome.error });
    paintMissing();
  }

  function show(variantId: VariantId, blob: Blob): void {
    const before = urls.get(variantId);
    const url = URL.createObjectURL(blob);
    urls.set(variantId, url);
    store.send({ type: 'painted', variantId, blob, url });
    if (before) URL.revokeObjectURL(before);
  }

  async function readPictures(scene: Scene): Promise<ReadonlyMap<string, Blob>> {
    const cutoutsOf = photosOf(scene).map(async (id) => [id, await readCutout(id)] as const);
    // A still that is not to be had leaves its place to the scene's own colours.
    const othersOf = otherPicturesOf(scene).map(async (id) => [id, await readOther(id).catch(() => null)] as const);
    const found = await Promise.all([...cutoutsOf, ...othersOf]);
    return new Map(found.flatMap(([id, picture]) => (picture ? [[id, picture] as const] : [])));
  }

  function readOther(id: PictureId): Promise<Blob> {
    const known = others.get(id);
    if (known) return known;
    const reading = call('pictures.read', { id }).then(
      ({ picture }) => new Blob([fromBase64(picture)], { type: 'image/jpeg' }),
    );
    reading.catch(() => others.delete(id));
    others.set(id, reading);
    return reading;
  }

  /** Fetched once for all thumbnails; a failure is not kept. */
  function readCutout(id: PhotoId): Promise<Blob> {
    const known = cutouts.get(id);
    if (known) return known;
    const reading = call('photos.cutout', { id }).then(
      ({ cutout }) => new Blob([fromBase64(cutout)], { type: 'image/webp' }),
    );
    reading.catch(() => cutouts.delete(id));
    cutouts.set(id, reading);
    return reading;
  }

  function letGoOf(isGone: (variantId: VariantId) => boolean): void {
    for (const id of [...painted.keys()].filter(isGone)) {
      painted.delete(id);
      const url = urls.get(id);
      if (url) URL.revokeObjectURL(url);
      urls.delete(id);
    }
  }

  return {
    start() {
      const unsubscribe = store.subscribe(paintMissing);
      return () => {
        unsubscribe();
        letGoOf(() => true);
      };
    },
    picturesFor: readPictures,
    forgetCutout(id) {
      cutouts.delete(id);
      for (const [variantId, scene] of painted) if (photosOf(scene).includes(id)) painted.delete(variantId);
      paintMissing();
    },
    setLogo(logo) {
      others.set(BRAND_LOGO_ID, Promise.resolve(logo));
    },
    repaint(variantId) {
      painted.delete(variantId);
      paintMissing();
    },
  };
}
