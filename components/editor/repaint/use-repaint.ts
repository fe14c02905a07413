import { useEffect, useRef, useState } from 'react';
import type { GenerateRequest, Progress, Repaint } from '../../../supabase/functions/_shared/contract.ts';
import { type Failure, toFailure } from '../../../utils/domain/errors.ts';
import type { VariantId } from '../../../utils/domain/ids.ts';
import type { GenerationRecord } from '../../../utils/messaging/protocol/creations.ts';
import { type History, sceneNow } from '../../../utils/scene/edit/history.ts';
import type { Background, Scene } from '../../../utils/scene/schema.ts';
import { mayPass } from '../../failure/may-pass.ts';
import type { Painter, Repainter } from './repainter.ts';

/** Where the repaint of a thumbnail's background stands. */
export type RepaintState =
  | { state: 'idle' }
  | { state: 'running'; progress: Progress | null; isCancelling: boolean }
  | { state: 'cancelled' }
  | { state: 'failed'; failure: Failure; canRetry: boolean }
  /** It came while the thumbnail had another background, and waits for a word. */
  | { state: 'waiting' }
  | { state: 'done' };

export interface Repainting {
  /** The background that can be repainted: one that an image model has painted. Null where it is another. */
  background: PaintedBackground | null;
  painters: readonly Painter[];
  now: RepaintState;
  start(style: string, wish: Omit<Repaint, 'pictureId'>): void;
  retry(): void;
  cancel(): void;
  /** Puts in what waits. */
  putIn(): void;
  /** Lets go of what waits. */
  discard(): void;
}

export type PaintedBackground = Extract<Background, { kind: 'still' }>;

/** Between two looks at what the background's worker makes of it. */
const LOOK_MILLISECONDS = 1_000;

/**
 * The repaint of a thumbnail's background, whoever began it and when. What comes of it becomes a version as soon as it is there,
 * once: the version has the name of the generation, so that neither another document nor a later day makes it again.
 */
export function useRepaint(
  repainter: Repainter,
  variantId: VariantId,
  history: History,
  onVersion: (scene: Scene, name: string) => void,
): Repainting {
  const [painters, setPainters] = useState<readonly Painter[]>([]);
  const [record, setRecord] = useState<GenerationRecord | null>(null);
  /** What was put in here and now. */
  const [putName, setPutName] = useState<string | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const scene = sceneNow(history);
  const background = paintedBackground(scene);
  const canRepaint = background !== null;

  useEffect(() => {
    if (!canRepaint) return;
    let isCurrent = true;
    // Without them nothing is offered.
    repainter.painters().then(
      (found) => isCurrent && setPainters(found),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [repainter, canRepaint]);

  useEffect(() => {
    let isCurrent = true;
    setRecord(null);
    // Whoever cannot be told now of what went on earlier is told the next time.
    repainter.latest(variantId).then(
      (latest) => isCurrent && setRecord((known) => known ?? latest),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [repainter, variantId]);

  const isRunning = record?.status === 'running';
  const runningId = isRunning ? record.request.id : null;
  useEffect(() => {
    if (!runningId) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const look = async () => {
      // A worker that was just being stopped does not answer; it is asked again.
      const latest = await repainter.latest(variantId).catch(() => null);
      if (!isCurrent) return;
      if (latest?.request.id === runningId) setRecord(latest);
      timer = setTimeout(look, LOOK_MILLISECONDS);
    };
    timer = setTimeout(look, LOOK_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [repainter, variantId, runningId]);

  // Of what has ended without a picture it is told once. What may be going on at the server is asked for again another time.
  const endedId = record && isOver(record) ? record.request.id : null;
  useEffect(() => {
    if (endedId) void repainter.discard(endedId).catch(() => {});
  }, [repainter, endedId]);

  const name = record?.request.id;
  const isIn = history.versions.some(({ id }) => id === name);
  const result = record && !isIn ? resultOf(record) : null;
  const isExpected = result !== null && background?.pictureId === record?.request.repaint?.pictureId;
  const put = () => {
    if (!result || !name) return;
    setPutName(name);
    onVersion({ ...scene, background: result }, name);
  };
  const putLatest = useRef(put);
  putLatest.current = put;
  useEffect(() => {
    if (isExpected) putLatest.current();
  }, [isExpected]);

  const follow = async (request: GenerateRequest) => {
    setCancelling(false);
    setRecord(justBegun(request));
    try {
      setRecord(await repainter.start(variantId, request));
    } catch (thrown) {
      // The answer may be lost and the work be going on.
      const latest = await repainter.latest(variantId).catch(() => null);
      const isKnown = latest?.request.id === request.id;
      setRecord(isKnown ? latest : { ...justBegun(request), status: 'failed', failure: toFailure(thrown) });
    }
  };

  return {
    background,
    painters,
    now: nowOf(),
    start(style, wish) {
      if (background && !isRunning) {
        void follow(repainter.request(style, { ...wish, pictureId: background.pictureId }));
      }
    },
    retry() {
      const { request, generation } = record ?? {};
      if (!request?.repaint || isRunning) return;
      // What the server has ended stays so under its id.
      void follow(generation?.status === 'failed' ? repainter.request(request.style, request.repaint) : request);
    },
    cancel() {
      if (!record || !isRunning || isCancelling) return;
      const { request } = record;
      setCancelling(true);
      repainter.cancel(request.id).then(
        (ended) => setRecord(ended ?? { ...justBegun(request), status: 'cancelled' }),
        () => setCancelling(false),
      );
    },
    putIn: put,
    discard() {
      if (!record) return;
      setRecord(null);
      // It would only be offered once more.
      void repainter.discard(record.request.id).catch(() => {});
    },
  };

  function nowOf(): RepaintState {
    if (!record) return { state: 'idle' };
    if (record.status === 'running') {
      return { state: 'running', progress: record.generation?.progress ?? null, isCancelling };
    }
    if (record.status === 'succeeded') {
      if (!isIn) return result && !isExpected ? { state: 'waiting' } : { state: 'idle' };
      return putName === name && history.current === name ? { state: 'done' } : { state: 'idle' };
    }
    if (record.status === 'cancelled') return { state: 'cancelled' };
    const failure = record.failure ?? UNKNOWN;
    const isEnded = record.generation?.status === 'failed';
    return { state: 'failed', failure, canRetry: failure.retryable || (isEnded && mayPass(failure.code)) };
  }
}

const UNKNOWN: Failure = { code: 'internal', retryable: true };

const justBegun = (request: GenerateRequest): GenerationRecord => ({
  request,
  status: 'running',
  failure: null,
  generation: null,
  appliedVariantId: null,
});

function paintedBackground({ background }: Scene): PaintedBackground | null {
  return background.kind === 'still' && background.origin !== 'camera' ? background : null;
}

/** Whether nothing can come of it any more. */
const isOver = ({ status, failure }: GenerationRecord): boolean =>
  status === 'cancelled' || (status === 'failed' && failure?.retryable === false);

function resultOf({ status, generation }: GenerationRecord): PaintedBackground | null {
  const [variant] = status === 'succeeded' ? (generation?.variants ?? []) : [];
  return variant ? paintedBackground(variant.scene) : null;
}
