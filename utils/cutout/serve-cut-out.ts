import { type Result, toResult } from '../domain/result.ts';
import type { Segmenter } from './find-person.ts';
import { preparePhoto } from './prepare-photo.ts';
import type { PhotoStage, PreparedPhoto } from './prepared-photo.ts';
import { loadSelfieNet } from './selfie-net.ts';

/** What the worker says while it prepares a photo; the result comes last. */
export type CutOutMessage = { kind: 'stage'; stage: PhotoStage } | { kind: 'result'; result: Result<PreparedPhoto> };

/** What is used of a worker's global scope. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: CutOutMessage): void;
}

/**
 * Makes this worker prepare photos: it takes a file (a `Blob`) as a message, one at a time, and answers with
 * {@link CutOutMessage}s. The net is loaded for the first photo that needs it and kept for the next.
 * @param netFolder address of the net's files, ending in a slash
 */
export function serveCutOut(scope: WorkerScope, netFolder: string): void {
  let net: Promise<Segmenter> | undefined;
  const segment: Segmenter = async (picture) => {
    net ??= loadSelfieNet(netFolder);
    return (await net)(picture);
  };
  scope.addEventListener('message', async ({ data }) => {
    if (!(data instanceof Blob)) return;
    const report = (stage: PhotoStage) => scope.postMessage({ kind: 'stage', stage });
    scope.postMessage({ kind: 'result', result: await toResult(() => preparePhoto(data, segment, report)) });
  });
}
