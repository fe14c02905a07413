import type { Onboarding } from '../../../utils/messaging/protocol/onboarding.ts';

export type StepId = 'account' | 'photo' | 'studio';

export interface Step {
  id: StepId;
  state: 'done' | 'current' | 'ahead';
}

/** What else is known of the person. */
export interface Progress {
  hasAccount: boolean;
  hasPhoto: boolean;
}

/** The three steps, of which the first that is not done is the current one; none where there is nothing left to do. */
export function stepsOf({ isOpen, hasOpenedStudio }: Onboarding, { hasAccount, hasPhoto }: Progress): readonly Step[] {
  const done: [StepId, boolean][] = [
    ['account', hasAccount],
    ['photo', hasPhoto],
    ['studio', hasOpenedStudio],
  ];
  const current = done.find(([, isDone]) => !isDone)?.[0];
  if (!isOpen || current === undefined) return [];
  return done.map(([id, isDone]) => ({ id, state: isDone ? 'done' : id === current ? 'current' : 'ahead' }));
}
