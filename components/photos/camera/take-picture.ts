const QUALITY = 0.95;

/** What the camera sees now, as a JPEG at its full size and as others see it, not mirrored. */
export async function takePicture(video: HTMLVideoElement, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas could be had.');
  context.drawImage(video, 0, 0);
  const type = 'image/jpeg';
  return new File([await canvas.convertToBlob({ type, quality: QUALITY })], name, { type });
}
