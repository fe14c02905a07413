/** What a thumbnail's background needs at most, in pixels. Upright videos are higher than wide. */
const WIDTH_MAX = 1280;
const HEIGHT_MAX = 2560;

/** Draws what a page or a video shows. */
export function drawStill(source: CanvasImageSource, width: number, height: number): OffscreenCanvas {
  const scale = Math.min(1, WIDTH_MAX / width, HEIGHT_MAX / height);
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** @throws DOMException where the picture is another server's, which lets nobody read it */
export function encodeStill(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
}
