import { expect, it } from 'vitest';
import { stepsOf } from '../../../components/account/onboarding/steps.ts';

const INSTALLED = { isOpen: true, hasOpenedStudio: false };
const NOTHING = { hasAccount: false, hasPhoto: false };
const statesOf = (...about: Parameters<typeof stepsOf>) => stepsOf(...about).map(({ state }) => state);

it('goes from the account over the photo to Studio', () => {
  expect(stepsOf(INSTALLED, NOTHING).map(({ id }) => id)).toEqual(['account', 'photo', 'studio']);
  expect(statesOf(INSTALLED, NOTHING)).toEqual(['current', 'ahead', 'ahead']);
  expect(statesOf(INSTALLED, { ...NOTHING, hasAccount: true })).toEqual(['done', 'current', 'ahead']);
  expect(statesOf(INSTALLED, { hasAccount: true, hasPhoto: true })).toEqual(['done', 'done', 'current']);
});

it('comes back to what was passed over', () => {
  expect(statesOf({ ...INSTALLED, hasOpenedStudio: true }, { ...NOTHING, hasAccount: true })).toEqual([
    'done',
    'current',
    'done',
  ]);
});

it('ends when all is done, or when it was skipped', () => {
  expect(stepsOf({ ...INSTALLED, hasOpenedStudio: true }, { hasAccount: true, hasPhoto: true })).toEqual([]);
  expect(stepsOf({ ...INSTALLED, isOpen: false }, NOTHING)).toEqual([]);
});
