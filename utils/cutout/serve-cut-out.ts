import { type Result, toResult } from '../domain/result.ts';
import { cutOutPixels } from './cut-out-pixels.ts';
import { measureFace } from './face-share.ts';
import { countFaces } from './faces/faces-of-cutout.ts';
import { loadFaceNet } from './faces/load-face-net.ts';
import type { Net } from './faces/read-tflite.ts';
import type { Segmenter } from './find-person.ts';
import { type FaceCounter, finishCutout } from './finish-cutout.ts';
import type { Pixels } from './pixels.ts';
import { preparePhoto } from './prepare-photo.ts';
import type { FinishedCutout, PhotoStage, PreparedPhoto } from './prepared-photo.ts';
import { loadSelfieNet } from './selfie-net.ts';

/** What the worker does, and what comes of it. */
export interface CutOutJobs {
  /** Cuts the person out of a file. */
  prepare: { input: Blob; output: PreparedPhoto };
  /** Cuts the person out of a part of a photo; what comes is as large. */
  part: { input: Pixels; output: Pixels };
  /** Makes files of a cut-out that was mended. */
  finish: { input: Pixels; output: FinishedCutout };
  /** Tells how much of a picture is somebody's face: 0…1. */
  face: { input: Blob; output: number };
}
export type CutOutJobName = keyof CutOutJobs;

/** What the worker is told to do. */
export type CutOutRequest = { [Name in CutOutJobName]: { job: Name; input: CutOutJobs[Name]['input'] } }[CutOutJobName];

/** What the worker says while it works; the result comes last. */
export type CutOutMessage<Name extends CutOutJobName = CutOutJobName> =
  | { kind: 'stage'; stage: PhotoStage }
  | { kind: 'result'; result: Result<CutOutJobs[Name]['output']> };

/** What is used of a worker's global scope. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<CutOutRequest>) => void): void;
  postMessage(message: CutOutMessage): void;
}

/**
 * Makes this worker do {@link CutOutJobs}: it takes a {@link CutOutRequest} as a message, one at a time, and answers with
 * {@link CutOutMessage}s. Each net is loaded for the first picture that needs it and kept for the next.
 * @param netFolder address of the nets' files, ending in a slash
 */
export function serveCutOut(scope: WorkerScope, netFolder: string): void {
  let net: Promise<Segmenter> | undefined;
  const segment: Segmenter = async (picture) => {
    net ??= loadSelfieNet(netFolder);
    return (await net)(picture);
  };
  let faceNet: Promise<Net> | undefined;
  const count: FaceCounter = async (cutout, head) => {
    faceNet ??= loadFaceNet(netFolder);
    try {
      return countFaces(await faceNet, cutout, head);
    } catch {
      // A hint less; the photo is as good as before.
      return undefined;
    }
  };
  const report = (stage: PhotoStage) => scope.postMessage({ kind: 'stage', stage });
  const work = (request: CutOutRequest) => {
    switch (request.job) {
      case 'prepare':
        return toResult(() => preparePhoto(request.input, segment, count, report));
      case 'part':
        return toResult(() => cutOutPixels(request.input, segment, report));
      case 'finish':
        return toResult(() => finishCutout(request.input, count));
      case 'face':
        return toResult(() => measureFace(request.input, segment));
    }
  };
  scope.addEventListener('message', async ({ data }) => {
    scope.postMessage({ kind: 'result', result: await work(data) });
  });
}
