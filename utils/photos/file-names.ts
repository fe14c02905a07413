import { type CutoutFile, cutoutFileSchema, type OriginalFile, originalFileSchema } from '../domain/photo-files.ts';

/** A name for a cut-out that takes another's place. None is ever given twice, so that whoever removes one removes no other's. */
export function newCutoutFile(): CutoutFile {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return cutoutFileSchema.parse(`cutout-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

/** The original that comes with a cut-out: both are named alike. */
export function originalBeside(cutout: CutoutFile): OriginalFile {
  return originalFileSchema.parse(cutout.replace(/^cutout/, 'original'));
}
