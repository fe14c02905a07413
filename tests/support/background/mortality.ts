import type { DBCoreMutateResponse } from 'dexie';
import type { KlikkDatabase } from '../../../utils/platform/database.ts';
import type { KeyValueArea } from '../../../utils/platform/stored-item.ts';

/**
 * A background that can be killed. Everything by which it acts on the world (requests, storage, database) goes through gates; at
 * the chosen gate it stops for ever, as a worker does that the browser kills: nothing of it happens any more, no error is seen.
 */
export interface Mortality {
  /** Gates passed so far. */
  readonly passed: number;
  /** Settles when it has died. */
  readonly death: Promise<void>;
  fetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  area(area: KeyValueArea): KeyValueArea;
  database(database: KlikkDatabase): KlikkDatabase;
  /** For something of which every method is a request. */
  port<T extends object>(port: T): T;
}

/** @param lifespan how many gates it passes before it dies at the next; without it, it lives */
export function createMortality(lifespan = Number.POSITIVE_INFINITY): Mortality {
  let passed = 0;
  let die = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });

  /** Whether it still lives at this gate. */
  function lives(): boolean {
    if (passed >= lifespan) {
      die();
      return false;
    }
    passed += 1;
    return true;
  }

  /** One gate before the work, one before its answer: it may die having done it and not know. */
  async function through<T>(work: () => Promise<T>): Promise<T> {
    if (!lives()) return never();
    const answer = await work();
    return lives() ? answer : never();
  }

  return {
    get passed() {
      return passed;
    },
    death,
    fetch: (fetch) => (input, init) => through(() => fetch(input, init)),
    area: (area) => ({
      get: (key) => through(() => area.get(key)),
      set: (items) => through(() => area.set(items)),
      remove: (key) => through(() => area.remove(key)),
    }),
    database(database) {
      database.use({
        stack: 'dbcore',
        name: 'mortality',
        create: (core) => ({
          ...core,
          table(name) {
            const table = core.table(name);
            return {
              ...table,
              // Only writes are gates: what was merely read changes nothing for those who come after. A transaction that
              // is open at death is rolled back, as by the browser.
              mutate(request) {
                const rollBack = () => {
                  request.trans.abort();
                  return never<DBCoreMutateResponse>();
                };
                if (!lives()) return rollBack();
                return table.mutate(request).then((answer) => (lives() ? answer : rollBack()));
              },
            };
          },
        }),
      });
      return database;
    },
    port: (port) =>
      new Proxy(port, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name);
          return typeof method === 'function' ? (...input: unknown[]) => through(() => method(...input)) : method;
        },
      }),
  };
}

const never = <T>() => new Promise<T>(() => {});
