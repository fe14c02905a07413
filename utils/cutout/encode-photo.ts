import { toBase64 } from '../domain/base64.ts';
import { AppError } from '../domain/errors.ts';
import type { Pixels } from './pixels.ts';

const JPEG_QUALITY = 0.9;
const CUTOUT_QUALITY = 0.92;
const PREVIEW = { height: 160, width: 320, quality: 0.8 };

/** The picture as JPEG; what is transparent becomes white. Encoded from pixels, so that no metadata can be in it. */
export function encodeOriginal(photo: Pixels): Promise<Blob> {
  const opaque = canvasOf(photo.width, photo.height);
  opaque.context.fillStyle = '#ffffff';
  opaque.context.fillRect(0, 0, photo.width, photo.height);
  opaque.context.drawImage(draw(photo), 0, 0);
  return encode(opaque.canvas, 'image/jpeg', JPEG_QUALITY);
}

/** The picture as WebP with its alpha channel. */
export function encodeCutout(cutout: Pixels): Promise<Blob> {
  return encode(draw(cutout), 'image/webp', CUTOUT_QUALITY);
}

/** The picture small, as a `data:` URL of a WebP. */
export async function encodePreview(cutout: Pixels): Promise<string> {
  const scale = Math.min(1, PREVIEW.height / cutout.height, PREVIEW.width / cutout.width);
  const small = canvasOf(Math.max(1, Math.round(cutout.width * scale)), Math.max(1, Math.round(cutout.height * scale)));
  small.context.imageSmoothingQuality = 'high';
  small.context.drawImage(draw(cutout), 0, 0, small.canvas.width, small.canvas.height);
  return toDataUrl(await encode(small.canvas, 'image/webp', PREVIEW.quality));
}

function draw(pixels: Pixels): OffscreenCanvas {
  const { canvas, context } = canvasOf(pixels.width, pixels.height);
  context.putImageData(new ImageData(pixels.data, pixels.width, pixels.height), 0, 0);
  return canvas;
}

function canvasOf(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new AppError('internal', { detail: { reason: 'No canvas could be had.' } });
  return { canvas, context };
}

/** A browser that cannot encode a type answers with PNG instead of failing. */
async function encode(canvas: OffscreenCanvas, type: string, quality: number): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type, quality });
  if (blob.type !== type) throw new AppError('internal', { detail: { reason: `This browser cannot write ${type}.` } });
  return blob;
}

async function toDataUrl(blob: Blob): Promise<string> {
  return `data:${blob.type};base64,${toBase64(new Uint8Array(await blob.arrayBuffer()))}`;
}
