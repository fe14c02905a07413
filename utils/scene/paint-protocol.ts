import type { Failure } from '../domain/errors.ts';
import type { MeasuredContrast } from './checks/measure-contrast.ts';
import type { FittedHeadline } from './fit-text.ts';
import type { LayerId } from './painter/paint-scene.ts';
import type { Scene } from './schema.ts';

/** How a picture is wanted. */
export interface PaintOptions {
  /** In pixels; the height follows from the shape. */
  width: number;
  shape: 'wide' | 'tall';
  /** JPEG is kept within what Studio takes up to 1920 pixels, and as good as can be beyond. */
  format: 'jpeg' | 'png';
  /** One layer alone on clear ground, for wide PNGs. */
  layer: LayerId | null;
}

export const FULL_PICTURE: PaintOptions = { width: 1280, shape: 'wide', format: 'jpeg', layer: null };

/** What was measured while painting, for the checks. */
export interface PaintMeasurements {
  fitted: FittedHeadline | null;
  contrast: MeasuredContrast | null;
}

/** What the painter's worker is asked. A picture is sent once; the worker keeps it. */
export type PaintRequest =
  | { kind: 'picture'; pictureId: string; picture: Blob }
  | { kind: 'own-font'; font: Blob }
  | { kind: 'paint'; id: number; scene: Scene; options: PaintOptions }
  | { kind: 'measure'; id: number; scene: Scene };

export type PaintAnswer =
  | { id: number; picture: Blob }
  | { id: number; measurements: PaintMeasurements }
  | { id: number; failure: Failure };
