import type { SubjectAnalysis } from '../scene/subject.ts';

/** A reference photo, ready to be kept. Nothing in it says where, when or with what it was taken. */
export interface PreparedPhoto extends FinishedCutout {
  /** The whole photo upright, as JPEG without metadata, longest side at most `LIMITS.photoPixelsMax`. */
  original: Blob;
}

/** A cut-out, ready to be kept. */
export interface FinishedCutout {
  /** The person alone, as WebP with alpha, trimmed. */
  cutout: Blob;
  /** A small picture of the cut-out as a `data:` URL: at most 160 px high, below 100 kB. */
  preview: string;
  analysis: SubjectAnalysis;
}

/** What happens to a photo, in this order. One that comes cut out already is only read. */
export type PhotoStage = 'reading' | 'finding-person' | 'cutting-out';
