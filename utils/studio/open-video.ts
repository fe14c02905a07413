const OPEN_MILLISECONDS = 5000;
const SEEK_MILLISECONDS = 3000;
/** Later than any video ends. */
const END_OF_TIME = 1e7;

/**
 * Opens a video file in an element that is never put into the page and never plays.
 * @returns null where the browser cannot play it
 */
export async function openVideo(file: File): Promise<HTMLVideoElement | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = URL.createObjectURL(file);
  const isOpen = await happens(video, 'loadeddata', OPEN_MILLISECONDS);
  // A recording that was never finished does not say how long it is until its end was looked for.
  if (isOpen && video.duration === Number.POSITIVE_INFINITY) await seek(video, END_OF_TIME);
  if (isOpen && video.videoWidth > 0 && Number.isFinite(video.duration)) return video;
  closeVideo(video);
  return null;
}

export function closeVideo(video: HTMLVideoElement): void {
  URL.revokeObjectURL(video.src);
  video.removeAttribute('src');
  video.load();
}

/** @returns whether the frame at that time is there to be drawn */
export async function seek(video: HTMLVideoElement, seconds: number): Promise<boolean> {
  const hasArrived = happens(video, 'seeked', SEEK_MILLISECONDS);
  video.currentTime = seconds;
  return (await hasArrived) && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
}

function happens(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(milliseconds);
    video.addEventListener(event, () => resolve(true), { once: true });
    for (const end of ['error', 'emptied']) video.addEventListener(end, () => resolve(false), { once: true });
    timeout.addEventListener('abort', () => resolve(false));
  });
}
