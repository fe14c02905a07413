import { toBase64 } from '../domain/base64.ts';
import { LIMITS } from '../domain/limits.ts';
import type { StillPicture } from '../messaging/protocol.ts';

/** A second try, where the first is too large to be sent. */
const QUALITIES = [0.88, 0.6];

/** Draws what the page shows, no wider than a thumbnail's background. */
export function drawStill(source: CanvasImageSource, size: { width: number; height: number }): OffscreenCanvas {
  const scale = Math.min(1, LIMITS.stillWidth / size.width, LIMITS.stillHeight / size.height);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(size.width * scale)),
    Math.max(1, Math.round(size.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * As JPEG, or null where it stays too large.
 * @throws DOMException where the picture is another server's, which lets nobody read it
 */
export async function encodeStill(canvas: OffscreenCanvas): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= LIMITS.stillBytes) return blob;
  }
  return null;
}

export async function packStill(jpeg: Blob): Promise<StillPicture> {
  return { picture: toBase64(new Uint8Array(await jpeg.arrayBuffer())), mime: 'image/jpeg' };
}
