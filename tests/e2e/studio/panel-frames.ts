import { createVideoFrames } from '../../../entrypoints/panel/video-frames.ts';
import { measureFaceOf } from '../../../utils/cutout/measure-face-of.ts';
import { toBase64 } from '../../../utils/domain/base64.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import { unwrap } from '../../../utils/domain/result.ts';

/** Bundled by `stills.spec.ts` and run in the panel's own document: what the panel reads a chosen video with. */

declare const chrome: {
  tabs: {
    getCurrent(): Promise<{ id: number }>;
    // biome-ignore lint/suspicious/noExplicitAny: the messenger's answers are as the content script gives them
    sendMessage(id: number, message: object, options: { frameId: number }): Promise<any>;
  };
};

export interface FrameReading {
  frames: { time: number; sharpness: number; face: number; picture: string; width: number; height: number }[];
  progress: number[];
  /** Null where it did not fail. */
  failure: { code: string; format: string | undefined } | null;
}

declare global {
  interface Window {
    readPanelFrames(draftKey: string, count: number, stopAfter: number): Promise<FrameReading>;
  }
}

window.readPanelFrames = async (draftKey, count, stopAfter) => {
  const controller = new AbortController();
  const progress: number[] = [];
  const readFrames = createVideoFrames(
    draftKey,
    async (type, data) => {
      const tab = await chrome.tabs.getCurrent();
      const message = { id: 1, type, data, timestamp: Date.now() };
      return unwrap((await chrome.tabs.sendMessage(tab.id, message, { frameId: 0 })).res);
    },
    measureFaceOf,
  );
  const onProgress = (read: number) => {
    progress.push(read);
    if (read >= stopAfter) controller.abort();
  };
  try {
    const frames = await readFrames({ count, signal: controller.signal, onProgress });
    const packed = frames.map(async ({ jpeg, ...frame }) => ({
      ...frame,
      picture: toBase64(new Uint8Array(await jpeg.arrayBuffer())),
    }));
    return { frames: await Promise.all(packed), progress, failure: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { frames: [], progress, failure: { code: thrown.code, format: thrown.detail?.format } };
  }
};
