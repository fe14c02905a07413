import type { Failure } from '../domain/errors.ts';
import type { Scene } from './schema.ts';

/** What the painter's worker is asked. A picture is sent once; the worker keeps it. */
export type PaintRequest =
  | { kind: 'picture'; pictureId: string; picture: Blob }
  | { kind: 'paint'; id: number; scene: Scene; width: number };

export type PaintAnswer = { id: number; picture: Blob } | { id: number; failure: Failure };
