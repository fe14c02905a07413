import type { Failure } from '../../utils/domain/errors.ts';
import type { PhotoId } from '../../utils/domain/ids.ts';
import type { PhotoHint } from '../../utils/scene/photo-hints.ts';

/** What is being done to a file to cut out its person, in this order. */
export type PreparationStage = 'reading' | 'finding-person' | 'cutting-out';
export type AddingStage = 'waiting' | PreparationStage | 'asking-consent' | 'storing';

/** A file on its way to becoming a reference photo. */
export interface Adding {
  key: PhotoId;
  /** The file's name. */
  file: string;
  stage: AddingStage;
  failure: Failure | null;
}

export interface AddingState {
  items: readonly Adding[];
  /** What the last thing to come to its end came to, to be read out. */
  outcome: { type: 'added'; label: string; hints: readonly PhotoHint[] } | { type: 'refused' } | null;
}

export type AddingEvent =
  | { type: 'queued'; key: PhotoId; file: string }
  | { type: 'stage-reached'; key: PhotoId; stage: AddingStage }
  | { type: 'added'; key: PhotoId; label: string; hints: readonly PhotoHint[] }
  | { type: 'failed'; key: PhotoId; failure: Failure }
  | { type: 'removed'; key: PhotoId }
  | { type: 'consent-refused' };

export const NOTHING_ADDING: AddingState = { items: [], outcome: null };

export function reduceAdding(state: AddingState, event: AddingEvent): AddingState {
  switch (event.type) {
    case 'queued': {
      const item: Adding = { key: event.key, file: event.file, stage: 'waiting', failure: null };
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

/** Whether the question for consent stands. */
export function asksConsent(state: AddingState): boolean {
  return state.items.some((item) => item.stage === 'asking-consent' && !item.failure);
}
