import { toBase64 } from '../domain/base64.ts';

/** High enough for the largest list, at two device pixels a CSS pixel. */
const HEIGHT = 160;

/**
 * A small picture of a cut-out as a `data:` URL, for a photo that was added on another device. Needs the canvas that browsers
 * offer to workers.
 */
export async function makePreview(cutout: Uint8Array<ArrayBuffer>): Promise<string> {
  const picture = await createImageBitmap(new Blob([cutout], { type: 'image/webp' }));
  const scale = Math.min(1, HEIGHT / picture.height);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas for workers.');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  return `data:${blob.type};base64,${toBase64(new Uint8Array(await blob.arrayBuffer()))}`;
}
