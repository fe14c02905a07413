/** Time as the adapter sees it. Tests hand in another. */
export interface Clock {
  /** In milliseconds; only differences mean something. */
  now(): number;
  /**
   * Calls back in the first frame after so long, when everything is laid out and to ask what is shown costs nothing; a little later
   * where no frame comes, since nobody sees the page.
   * @returns what cancels it
   */
  schedule(callback: () => void, milliseconds: number): () => void;
}

const UNDRAWN_MILLISECONDS = 100;

export const browserClock: Clock = {
  now: () => performance.now(),
  schedule(callback, milliseconds) {
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    const call = () => {
      stop();
      callback();
    };
    const observer = new ResizeObserver(call);
    let timer = setTimeout(() => {
      timer = setTimeout(call, UNDRAWN_MILLISECONDS);
      // What is newly observed is told of once it has been laid out.
      observer.observe(document.documentElement);
    }, milliseconds);
    return stop;
  },
};
