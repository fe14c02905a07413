/** Time as the adapter sees it. Tests hand in another. */
export interface Clock {
  /** In milliseconds; only differences mean something. */
  now(): number;
  /** @returns what cancels it */
  schedule(callback: () => void, milliseconds: number): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  schedule(callback, milliseconds) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
