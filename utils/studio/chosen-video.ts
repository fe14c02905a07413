import type { VideoId } from '../domain/ids.ts';
import type { VideoFrame, VideoFrames } from '../messaging/protocol.ts';
import type { Clock } from './clock.ts';
import { drawStill, encodeStill, packStill } from './encode-still.ts';
import { chooseTimes, type FrameMeasure, measureFrame, pickBest, toGrey } from './frame-ranking.ts';
import { closeVideo, openVideo, seek } from './open-video.ts';

/** How many frames the best are picked from. */
const FRAMES_READ = 12;
/** For how long one question reads on. Whoever wants the rest asks again. */
const TURN_MILLISECONDS = 1500;
/** After how long without a question the video is closed. */
const IDLE_MILLISECONDS = 15_000;
/** Width of the copy that sharpness is measured on. */
const MEASURED_WIDTH = 160;

interface ReadFrame extends FrameMeasure {
  time: number;
  jpeg: Blob;
}

/**
 * A video file that the creator chose in Studio. Only the reference is kept; the file is read while somebody asks, and never
 * otherwise.
 */
export class ChosenVideo {
  readonly file: File;
  /** Of the video that YouTube made of the file, once it is known. */
  videoId: VideoId | null = null;
  readonly #clock: Clock;
  #opening: Promise<HTMLVideoElement | null> | null = null;
  #turn: Promise<VideoFrames | null> | null = null;
  #frames: ReadFrame[] = [];
  #position = 0;
  #cancelIdle = () => {};
  #hasEnded = false;

  constructor(file: File, clock: Clock) {
    this.file = file;
    this.#clock = clock;
  }

  /** In seconds, or null where the browser cannot play the file. */
  async readDuration(): Promise<number | null> {
    return (await this.#open())?.duration ?? null;
  }

  /**
   * Reads on for a moment, and answers the best frames once all are read. Null where the browser cannot play the file.
   * @param count how many of the best
   */
  readFrames(count: number): Promise<VideoFrames | null> {
    this.#turn ??= this.#readOn(count).finally(() => {
      this.#turn = null;
    });
    return this.#turn;
  }

  /** Stops reading, for good. */
  end(): void {
    this.#hasEnded = true;
    this.#close();
  }

  #close(): void {
    this.#cancelIdle();
    void this.#opening?.then((video) => video && closeVideo(video));
    this.#opening = null;
  }

  async #readOn(count: number): Promise<VideoFrames | null> {
    const until = this.#clock.now() + TURN_MILLISECONDS;
    while (this.#position < FRAMES_READ) {
      if (this.#hasEnded || this.#clock.now() >= until) {
        return { state: 'reading', read: this.#position, of: FRAMES_READ };
      }
      const video = await this.#open();
      if (!video) return null;
      await this.#readNext(video);
    }
    this.#close();
    if (this.#frames.length === 0) return null;
    return { state: 'read', frames: await Promise.all(pickBest(this.#frames, count).map(packFrame)) };
  }

  async #readNext(video: HTMLVideoElement): Promise<void> {
    const time = chooseTimes(video.duration, FRAMES_READ)[this.#position++] ?? 0;
    const frame = await readFrame(video, time);
    if (frame) this.#frames.push(frame);
    // Past what is damaged the browser finds nothing any more.
    if (video.error) this.#position = FRAMES_READ;
  }

  #open(): Promise<HTMLVideoElement | null> {
    this.#cancelIdle();
    this.#cancelIdle = this.#clock.schedule(() => this.#close(), IDLE_MILLISECONDS);
    this.#opening ??= openVideo(this.file);
    return this.#opening;
  }
}

async function readFrame(video: HTMLVideoElement, time: number): Promise<ReadFrame | null> {
  if (!(await seek(video, time))) return null;
  const canvas = drawStill(video, { width: video.videoWidth, height: video.videoHeight });
  const jpeg = await encodeStill(canvas);
  return jpeg && { time, jpeg, ...measure(canvas) };
}

function measure(canvas: OffscreenCanvas): FrameMeasure {
  const width = Math.min(MEASURED_WIDTH, canvas.width);
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(canvas, 0, 0, width, height);
  const pixels = context?.getImageData(0, 0, width, height).data;
  return measureFrame(toGrey(pixels ?? new Uint8ClampedArray()), width);
}

async function packFrame({ time, sharpness, jpeg }: ReadFrame): Promise<VideoFrame> {
  return { time, sharpness, ...(await packStill(jpeg)) };
}
