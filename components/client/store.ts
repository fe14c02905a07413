import { useSyncExternalStore } from 'react';

/** State that changes by events alone. Lives outside of React, so that what happens over time is tested without a page. */
export interface Store<State, Event> {
  getState(): State;
  subscribe(listener: () => void): () => void;
  send(event: Event): void;
}

export function createStore<State, Event>(
  reduce: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The store's state, with the component drawn anew whenever it changes. */
export function useStore<State>(store: Pick<Store<State, never>, 'getState' | 'subscribe'>): State {
  return useSyncExternalStore(store.subscribe, store.getState);
}
