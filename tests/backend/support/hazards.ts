import { AsyncLocalStorage } from 'node:async_hooks';

/** What befalls a worker at one of its calls to the world outside. */
export type Hazard =
  /** It is gone, as a process that was killed: from here on nothing of it happens, not even the handling of an error. */
  | 'killed'
  /** It stands still until it is woken, twenty-one seconds later by its own clock, and then goes on as if nothing had been. */
  | 'stalled'
  /** This one call fails, unsent or with its answer lost; the next one goes through. */
  | 'call lost'
  /** From here on it does not reach the database, or the provider, until it is woken. */
  | 'database gone'
  | 'provider gone';

/** Work of our own functions in this process, in the hands of a hazard. */
export interface Endangered {
  /** Settles, with the place, once the hazard has struck; with null when the work ended without. */
  struck: Promise<string | null>;
  /** Settles when the work and what was to go on after its answer have ended. One that was killed never does. */
  ended: Promise<void>;
  /** Settles when no call is under way any more: those that were sent are done by whom they were sent to. */
  quiet(): Promise<void>;
  wake(): void;
  /** How many places the work has passed at which it can be struck: two for each call, before it is sent and before its answer. */
  readonly places: number;
  /** Requests for a painting that were sent, or will be once it is woken. */
  readonly paintingsAsked: number;
}

/**
 * Makes the process one in which work can be endangered. All that our functions do outside goes through `fetch`, and what they
 * do between two calls nobody but themselves can see: so before and after each call are all the places where a fault can make a
 * difference.
 * @param options.isDatabase whether a request is to the project and not to a provider
 */
export function createHazards(options: { isDatabase(url: string): boolean }) {
  const current = new AsyncLocalStorage<{
    fetch: typeof fetch;
    goOn(work: Promise<unknown>): void;
    milliseconds(): number;
  }>();
  const { fetch: realFetch } = globalThis;
  const { now } = Date;

  globalThis.fetch = (input, init) => (current.getStore()?.fetch ?? realFetch)(input, init);
  Date.now = () => now() + (current.getStore()?.milliseconds() ?? 0);
  Object.assign(globalThis, {
    EdgeRuntime: { waitUntil: (work: Promise<unknown>) => current.getStore()?.goOn(work) },
  });

  return {
    /** @param at the place, counted from 0 in the order in which they are reached; without it nothing happens */
    endanger(work: () => Promise<unknown>, hazard: Hazard, at = Number.POSITIVE_INFINITY): Endangered {
      let places = 0;
      let paintingsAsked = 0;
      let underWay = 0;
      let isAwake = false;
      let strike: (place: string | null) => void = () => {};
      let wake: () => void = () => {};
      const struck = new Promise<string | null>((resolve) => {
        strike = resolve;
      });
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const goingOn: Promise<unknown>[] = [];

      /** @throws where the call fails here */
      async function pass(place: string, isDatabase: boolean): Promise<void> {
        const index = places;
        places += 1;
        const isHere = index === at;
        const isPast = index >= at && !isAwake;
        if (hazard === 'killed' && index >= at) {
          strike(place);
          await new Promise(() => {});
        } else if (hazard === 'stalled' && isPast) {
          strike(place);
          await woken;
        } else if (
          (hazard === 'call lost' && isHere) ||
          (hazard === 'database gone' && isPast && isDatabase) ||
          (hazard === 'provider gone' && isPast && !isDatabase)
        ) {
          strike(place);
          throw new TypeError('fetch failed');
        }
      }

      const fetch: typeof globalThis.fetch = async (input, init) => {
        const request = new URL(input instanceof Request ? input.url : input);
        const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
        const isDatabase = options.isDatabase(request.href);
        const name = `${method} ${request.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`;
        const isPainting = !isDatabase && method === 'POST' && !request.pathname.endsWith('/cancel');
        if (isPainting && hazard === 'stalled') paintingsAsked += 1;
        await pass(`before ${name}`, isDatabase);
        if (isPainting && hazard !== 'stalled') paintingsAsked += 1;
        underWay += 1;
        let response: Response;
        try {
          response = await realFetch(input, init);
        } finally {
          underWay -= 1;
        }
        await pass(`after ${name}`, isDatabase);
        return response;
      };

      const ended = current.run(
        {
          fetch,
          goOn: (more) => goingOn.push(more),
          milliseconds: () => (hazard === 'stalled' && isAwake ? 21_000 : 0),
        },
        async () => {
          await work().catch(() => {});
          await Promise.all(goingOn);
          strike(null);
        },
      );

      return {
        struck,
        ended,
        async quiet() {
          while (underWay > 0) await new Promise((resolve) => setTimeout(resolve, 5));
        },
        wake() {
          isAwake = true;
          wake();
        },
        get places() {
          return places;
        },
        get paintingsAsked() {
          return paintingsAsked;
        },
      };
    },

    /** The process as it was. */
    end(): void {
      globalThis.fetch = realFetch;
      Date.now = now;
      Reflect.deleteProperty(globalThis, 'EdgeRuntime');
    },
  };
}
