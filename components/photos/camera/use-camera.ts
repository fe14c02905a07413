import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Why there is no picture from a camera. */
export type CameraProblem = 'refused' | 'none' | 'in-use' | 'unknown';

type CameraState = { type: 'starting' } | { type: 'on' } | { type: 'off'; problem: CameraProblem };

interface Camera {
  /** Shows what the camera sees. */
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  /** Asks for the camera once more. */
  restart(): void;
}

/** Wanted, not required: the camera gives what it has. More would be shortened anyway. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'user', width: { ideal: 1920 }, height: { ideal: 1080 } },
};

/** Whether this browser lets pages ask for a camera. */
export const hasCamera = () => typeof navigator.mediaDevices?.getUserMedia === 'function';

/** The camera, switched on as long as the component is shown and not a moment longer. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>({ type: 'starting' });
  const [tries, setTries] = useState(1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same once more.
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isShown = true;
    navigator.mediaDevices.getUserMedia(WANTED).then(
      (opened) => {
        stream = opened;
        // The answer may come when nobody waits for it any more.
        if (!isShown) return stop(opened);
        for (const track of opened.getTracks()) {
          track.addEventListener('ended', () => isShown && setState({ type: 'off', problem: 'unknown' }));
        }
        if (video.current) video.current.srcObject = opened;
        setState({ type: 'on' });
      },
      (thrown) => isShown && setState({ type: 'off', problem: problemOf(thrown) }),
    );
    return () => {
      isShown = false;
      if (stream) stop(stream);
    };
  }, [tries]);

  const restart = useCallback(() => {
    setState({ type: 'starting' });
    setTries((before) => before + 1);
  }, []);
  return { video, state, restart };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const PROBLEMS: Record<string, CameraProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

function problemOf(thrown: unknown): CameraProblem {
  return (thrown instanceof DOMException && PROBLEMS[thrown.name]) || 'unknown';
}
