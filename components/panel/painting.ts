import type { PhotoId, VariantId } from '../../utils/domain/ids.ts';
import { toResult } from '../../utils/domain/result.ts';
import { photosOf } from '../../utils/scene/pictures-of-scene.ts';
import type { Scene } from '../../utils/scene/schema.ts';
import type { PictureSource } from '../editor/picture-source.ts';
import type { PanelStore } from './panel-controller.ts';
import type { PanelServices } from './panel-services.ts';
import { type PanelEvent, sceneOf } from './panel-state.ts';

export interface Painting {
  /** Paints whatever the state wants painted, from now on. @returns what stops it and lets go of all pictures */
  start(): () => void;
  /** Tries a picture again that failed. */
  repaint(variantId: VariantId): void;
  /** Paints anew what shows a photo. */
  repaintPhoto(id: PhotoId): void;
}

/** The panel shows a thumbnail at 295 pixels of the page. */
const SHOWN_WIDTH = 320;

/** What is looked at until the picture to apply is painted: as many pixels as the screen has for it. */
const previewOptions = () => ({ width: Math.round(SHOWN_WIDTH * devicePixelRatio) });

/** Keeps a picture of each shown variant's present scene. */
export function createPainting(
  store: PanelStore,
  paint: PanelServices['paint'],
  { picturesFor }: Pick<PictureSource, 'picturesFor'>,
): Painting {
  /** The scene each variant was last painted from. */
  const painted = new Map<VariantId, Scene>();
  /** Variants that the painter is busy with. */
  const painting = new Set<VariantId>();
  const urls = new Map<VariantId, string>();

  function paintMissing(): void {
    const state = store.getState();
    const variants = state.results?.variants ?? [];
    letGoOf((id) => !variants.some((variant) => variant.id === id));
    const missing = variants
      .map((variant) => ({ variantId: variant.id, scene: sceneOf(state, variant) }))
      .filter(({ variantId, scene }) => !painting.has(variantId) && painted.get(variantId) !== scene);
    // Each is noted before the first is begun, which calls this again: else the last one would be painted first.
    for (const { variantId, scene } of missing) {
      painted.set(variantId, scene);
      painting.add(variantId);
    }
    for (const { variantId, scene } of missing) void paintOne(variantId, scene);
  }

  /** One at a time for each variant: while somebody types, only the scene that is there when the painter is free is painted. */
  async function paintOne(variantId: VariantId, scene: Scene): Promise<void> {
    store.send({ type: 'painting', variantId });
    const outcome = await toResult(async () => {
      const pictures = await picturesFor(scene);
      if (!urls.has(variantId)) {
        const preview = await paint(scene, pictures, previewOptions());
        if (painted.get(variantId) === scene)
          show(variantId, preview, (url) => ({ type: 'preview-painted', variantId, url }));
      }
      return paint(scene, pictures);
    });
    painting.delete(variantId);
    if (painted.get(variantId) !== scene) return paintMissing();
    if (outcome.ok) {
      const blob = outcome.value;
      show(variantId, blob, (url) => ({ type: 'painted', variantId, blob, url }));
    } else store.send({ type: 'paint-failed', variantId, failure: outcome.error });
    paintMissing();
  }

  function show(variantId: VariantId, picture: Blob, event: (url: string) => PanelEvent): void {
    const before = urls.get(variantId);
    const url = URL.createObjectURL(picture);
    urls.set(variantId, url);
    store.send(event(url));
    if (before) URL.revokeObjectURL(before);
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
    repaintPhoto(id) {
      for (const [variantId, scene] of painted) if (photosOf(scene).includes(id)) painted.delete(variantId);
      paintMissing();
    },
    repaint(variantId) {
      painted.delete(variantId);
      paintMissing();
    },
  };
}
