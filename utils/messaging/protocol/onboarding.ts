import type { z } from 'zod';
import { nothing } from './common.ts';

/** How far a new installation has come, as far as nothing else tells. */
export interface Onboarding {
  /** False where the first steps were skipped, or Klikk was here before there were any. */
  isOpen: boolean;
  hasOpenedStudio: boolean;
}

export interface OnboardingMessages {
  'onboarding.read': Onboarding;
  'onboarding.skip': Onboarding;
  /** Opens YouTube Studio in a tab. */
  'onboarding.openStudio': Onboarding;
}

export const onboardingSchemas = {
  'onboarding.read': nothing,
  'onboarding.skip': nothing,
  'onboarding.openStudio': nothing,
} as const satisfies Record<keyof OnboardingMessages, z.ZodType>;
