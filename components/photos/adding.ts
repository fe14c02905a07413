import type { Failure } from '../../utils/domain/errors.ts';
import type { PersonId, PhotoId } from '../../utils/domain/ids.ts';
import type { PhotoHint } from '../../utils/scene/photo-hints.ts';

/** What is being done to a file to cut out its person, in this order. */
export type PreparationStage = 'reading' | 'finding-person' | 'cutting-out';
export type AddingStage = 'waiting' | PreparationStage | 'asking-consent' | 'storing';

/** Somebody other than the creator whose photo is added. */
export interface AddingPerson {
  id: PersonId;
  name: string;
}

/** A file on its way to becoming a reference photo. */
export interface Adding {
  key: PhotoId;
  /** The file's name. */
  file: string;
  /** Null for the creator. */
  person: AddingPerson | null;
  stage: AddingStage;
  failure: Failure | null;
}

export interface AddingState {
  items: readonly Adding[];
  /** What the last thing to come to its end came to, to be read out. */
  outcome: { type: 'added'; label: string; hints: readonly PhotoHint[] } | { type: 'refused' } | null;
}

export type AddingEvent =
  | { type: 'queued'; key: PhotoId; file: string; person: AddingPerson | null }
  | { type: 'stage-reached'; key: PhotoId; stage: AddingStage }
  | { type: 'added'; key: PhotoId; label: string; hints: readonly PhotoHint[] }
  | { type: 'failed'; key: PhotoId; failure: Failure }
  | { type: 'removed'; key: PhotoId }
  | { type: 'consent-refused' };

export const NOTHING_ADDING: AddingState = { items: [], outcome: null };

export function reduceAdding(state: AddingState, event: AddingEvent): AddingState {
  switch (event.type) {
    case 'queued': {
      const { key, file, person } = event;
      const item: Adding = { key, file, person, stage: 'waiting', failure: null };
      return { items: [...state.items, item], outcome: null };
    }
    case 'stage-reached':
      return change(state, event.key, { stage: event.stage, failure: null });
    case 'failed':
      return change(state, event.key, { failure: event.failure });
    case 'added':
      return { ...without(state, event.key), outcome: { type: 'added', label: event.label, hints: event.hints } };
    case 'removed':
      return without(state, event.key);
    case 'consent-refused':
      return { items: state.items.filter((item) => item.failure), outcome: { type: 'refused' } };
  }
}

function change(state: AddingState, key: PhotoId, changes: Partial<Adding>): AddingState {
  return { ...state, items: state.items.map((item) => (item.key === key ? { ...item, ...changes } : item)) };
}

function without(state: AddingState, key: PhotoId): AddingState {
  return { ...state, items: state.items.filter((item) => item.key !== key) };
}

/** The question for consent that stands, or null. */
export function asksConsent(state: AddingState): { personName: string | null } | null {
  const item = state.items.find(({ stage, failure }) => stage === 'asking-consent' && !failure);
  return item ? { personName: item.person?.name ?? null } : null;
}
