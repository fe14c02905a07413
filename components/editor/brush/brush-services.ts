import type { PhotoId } from '../../../utils/domain/ids.ts';
import type { PhotoSummary } from '../../../utils/messaging/protocol/photos.ts';
import type { SubjectAnalysis } from '../../../utils/scene/subject.ts';

/** In pixels of the picture. */
export interface Point {
  x: number;
  y: number;
}

export interface Region extends Point {
  width: number;
  height: number;
}

export interface Brush {
  /** Brings the photo back, or takes it away. */
  mode: 'add' | 'erase';
  /** In pixels of the picture. */
  radius: number;
  /** Share of the radius over which it works in full, 0…1. */
  hardness: number;
}

/** What can be painted with a brush. Whatever changes it answers which part of the picture has changed. */
export interface Brushable {
  readonly width: number;
  readonly height: number;
  begin(brush: Brush, at: Point): Region;
  extend(to: Point): Region;
}

/** A cut-out under the brush. */
export interface MendableCutout extends Brushable {
  /** Whether the photo is known, so that something can be brought back. */
  readonly canAdd: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): Region | null;
  redo(): Region | null;
  /** Whether the person is seen at a point. */
  isShownAt(at: Point): boolean;
  read(region?: Region): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };
}

export interface Mending {
  cutout: MendableCutout;
  /** Cuts the person out of the photo once more. */
  cutOutAnew(options: { signal: AbortSignal; onProgress(): void }): Promise<void>;
  /** The same for a part of it. @returns false where nobody is seen there, and nothing was changed */
  cutOutPart(region: Region, options: { signal: AbortSignal; onProgress(): void }): Promise<boolean>;
  /** @throws AppError `no_person` where everything was erased */
  finish(): Promise<{ cutout: Blob; preview: string; analysis: SubjectAnalysis }>;
}

/** Opens a cut-out, on this device. */
export type OpenMending = (cutout: Blob, photo: Blob | null) => Promise<Mending>;

/** Where cut-outs come from to be mended, and where they go. */
export interface Mender {
  /** @returns with the photo, where the cut-out's place in it is known */
  open(id: PhotoId): Promise<{ mending: Mending; photo: Blob | null }>;
  /** Keeps it in place of the photo's cut-out, in every thumbnail that shows it. */
  save(id: PhotoId, mending: Mending): Promise<PhotoSummary>;
}
