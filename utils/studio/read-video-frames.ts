import { AppError } from '../domain/errors.ts';
import { drawStill, encodeStill } from './encode-still.ts';
import { chooseTimes, type FrameMeasure, measureFrame, pickBest, type RankedFrame, toGrey } from './frame-ranking.ts';
import { closeVideo, openVideo, seek } from './open-video.ts';

/** A picture of the video that can become a thumbnail's background, or give it its person. */
export interface VideoFrame {
  /** In seconds from the start. */
  time: number;
  /** Only comparable within one video. */
  sharpness: number;
  /** How much of it is somebody's head and shoulders: 0…1. */
  face: number;
  jpeg: Blob;
  width: number;
  height: number;
}

export interface ReadFramesOptions {
  /** How many of the best. */
  count: number;
  /** Aborted when nobody wants the frames any more. */
  signal: AbortSignal;
  onProgress?(read: number, of: number): void;
}

/** Tells how much of a picture is somebody's head and shoulders: 0…1. */
export type MeasureFace = (picture: Blob, options: { signal: AbortSignal }) => Promise<number>;

/** How many frames the best are picked from. */
const FRAMES_READ = 12;
/** Width of the copy that sharpness is measured on. */
const MEASURED_WIDTH = 160;

/**
 * Reads frames of a video file, evenly spread, and picks those with faces and the sharpest. The file goes nowhere.
 * @param measureFace where it fails, frames are picked by sharpness alone
 * @returns the best first, as {@link pickBest} has it; none where every frame was black, white or of one tone
 * @throws AppError `video_unplayable` with the format, or `cancelled`
 */
export async function readVideoFrames(
  file: File,
  measureFace: MeasureFace,
  options: ReadFramesOptions,
): Promise<VideoFrame[]> {
  const video = await openVideo(file);
  if (!video) throw unplayable(file);
  try {
    const frames = await readAll(video, measureFace, options);
    if (frames.length === 0) throw unplayable(file);
    return pickBest(frames, options.count).map(({ isBlank: _, ...frame }) => frame);
  } finally {
    closeVideo(video);
  }
}

async function readAll(
  video: HTMLVideoElement,
  measureFace: MeasureFace,
  { signal, onProgress }: ReadFramesOptions,
): Promise<(VideoFrame & RankedFrame)[]> {
  const frames: (VideoFrame & RankedFrame)[] = [];
  let canMeasure = true;
  const faceOf = async ({ jpeg, isBlank }: UnrankedFrame) => {
    if (isBlank || !canMeasure) return 0;
    try {
      return await measureFace(jpeg, { signal });
    } catch {
      // What finds people does not run in this browser; it is not asked twelve times.
      canMeasure = false;
      return 0;
    }
  };
  for (const [index, time] of chooseTimes(video.duration, FRAMES_READ).entries()) {
    if (signal.aborted) throw new AppError('cancelled');
    const frame = await readFrame(video, time);
    if (frame) frames.push({ ...frame, face: await faceOf(frame) });
    // Past what is damaged the browser finds nothing any more.
    if (video.error) break;
    onProgress?.(index + 1, FRAMES_READ);
  }
  return frames;
}

type UnrankedFrame = Omit<VideoFrame, 'face'> & FrameMeasure;

async function readFrame(video: HTMLVideoElement, time: number): Promise<UnrankedFrame | null> {
  if (!(await seek(video, time))) return null;
  const canvas = drawStill(video, video.videoWidth, video.videoHeight);
  const jpeg = await encodeStill(canvas);
  return { time, jpeg, width: canvas.width, height: canvas.height, ...measure(canvas) };
}

function measure(canvas: OffscreenCanvas): FrameMeasure {
  const width = Math.min(MEASURED_WIDTH, canvas.width);
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, 0, 0, width, height);
  const pixels = context?.getImageData(0, 0, width, height).data;
  return measureFrame(toGrey(pixels ?? new Uint8ClampedArray()), width);
}

const unplayable = (file: File) => new AppError('video_unplayable', { detail: { format: formatOf(file) } });

/** What the creator calls the kind of file: the end of its name, else its type. */
function formatOf({ name, type }: File): string {
  return /\.(\w{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? type;
}
