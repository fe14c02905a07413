/** What is read off inside the panel's document. Times are of its own clock, in milliseconds. */
export interface PanelProbe {
  /** When the answer to `generation.start` reached the panel, the last one last. */
  answers: number[];
  /** Pictures that the painter's worker was asked for and has answered. */
  paints: { width: number; asked: number; ms: number }[];
  /** The painter's worker, once it was asked for something. */
  painter: Worker | null;
  /** Tasks that kept the panel's main thread for more than 50 ms. */
  longTasks: { start: number; ms: number }[];
}

declare global {
  interface Window {
    klikkProbe: PanelProbe;
  }
}

interface Runtime {
  sendMessage(message: unknown, ...rest: unknown[]): unknown;
}

/**
 * Runs before anything else in every document of the browser and looks on in the panel's: at the answers of the background, at
 * what goes to the painter's worker and comes back, and at long tasks. It is sent to the browser as text, so it may use nothing
 * from around it.
 */
export function installProbe(): void {
  if (location.pathname !== '/panel.html') return;
  const probe: PanelProbe = { answers: [], paints: [], painter: null, longTasks: [] };
  window.klikkProbe = probe;

  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = (message, ...rest) => {
    const isStart = (message as { type?: string } | null)?.type === 'generation.start';
    const callback = rest.at(-1);
    if (!isStart || typeof callback !== 'function') return send(message, ...rest);
    return send(message, ...rest.slice(0, -1), (answer: unknown) => {
      probe.answers.push(performance.now());
      callback(answer);
    });
  };

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const { kind, id, options } = message as { kind?: string; id?: number; options?: { width: number } };
    if (kind === 'paint' && options) {
      probe.painter = this;
      const asked = performance.now();
      const onAnswer = ({ data }: MessageEvent<{ id?: number }>) => {
        if (data.id !== id) return;
        this.removeEventListener('message', onAnswer);
        probe.paints.push({ width: options.width, asked, ms: performance.now() - asked });
      };
      this.addEventListener('message', onAnswer);
    }
    return Reflect.apply(post, this, [message, ...rest]);
  };

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
}
