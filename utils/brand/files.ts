import { readFontFormat, readPngSize } from '../domain/brand-files.ts';
import { AppError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import type { BrandFile } from '../platform/database.ts';

/** A logo's file and its size in pixels. */
export interface LogoFile {
  file: BrandFile;
  size: { width: number; height: number };
}

/** @throws AppError `invalid_input` with the field `logo` where the bytes are no PNG within the limits, and with the limit */
export async function toLogoFile(bytes: Uint8Array<ArrayBuffer>): Promise<LogoFile> {
  const size = readPngSize(bytes);
  if (!size) throw refuse('logo');
  if (bytes.length > LIMITS.logoBytes) throw refuse('logo', LIMITS.logoBytes);
  if (Math.max(size.width, size.height) > LIMITS.logoPixels) throw refuse('logo', LIMITS.logoPixels);
  return { file: await toFile(bytes, 'png'), size };
}

/** @throws AppError `invalid_input` with the field `font` where the bytes are no typeface within the limit, and with the limit */
export async function toFontFile(bytes: Uint8Array<ArrayBuffer>): Promise<BrandFile> {
  const format = readFontFormat(bytes);
  if (!format) throw refuse('font');
  if (bytes.length > LIMITS.fontBytes) throw refuse('font', LIMITS.fontBytes);
  return toFile(bytes, format);
}

async function toFile(bytes: Uint8Array<ArrayBuffer>, ending: string): Promise<BrandFile> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const name = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: `${name}.${ending}`, bytes };
}

function refuse(field: 'logo' | 'font', limit?: number): AppError {
  return new AppError('invalid_input', { detail: limit === undefined ? { field } : { field, limit } });
}
