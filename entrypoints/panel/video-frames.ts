import type { PanelServices } from '../../components/panel/panel-services.ts';
import {
  type MeasureFace,
  type ReadFramesOptions,
  readVideoFrames,
  type VideoFrame,
} from '../../utils/studio/read-video-frames.ts';
import { receiveVideo } from '../../utils/studio/receive-video.ts';

/**
 * Reads frames of the video that the creator chose for the panel's editor, in the panel's own document.
 * @throws AppError `not_found` where there is no such file or the switch is off, `video_unplayable` or `cancelled`
 */
export function createVideoFrames(
  draftKey: string,
  askStudio: PanelServices['askStudio'],
  measureFace: MeasureFace,
): (options: ReadFramesOptions) => Promise<VideoFrame[]> {
  return async (options) => {
    const file = await receiveVideo((secret) => askStudio('studio.handOverVideo', { draftKey, secret }));
    return readVideoFrames(file, measureFace, options);
  };
}
