import { z } from 'zod';
import type { Onboarding } from '../messaging/protocol/onboarding.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';

/** The first steps on this device, which outlive the page that shows them; every method but the first is a message of that name. */
export interface OnboardingService {
  /** To be called once the extension was installed. */
  begin(): Promise<void>;
  read(): Promise<Onboarding>;
  skip(): Promise<Onboarding>;
  openStudio(): Promise<Onboarding>;
}

/** Of whoever installed it before there were first steps. */
const LONG_HERE: Onboarding = { isOpen: false, hasOpenedStudio: true };

export function createOnboardingService(area: KeyValueArea, openStudio: () => Promise<void>): OnboardingService {
  const item = storedItem(area, 'onboarding', z.object({ isOpen: z.boolean(), hasOpenedStudio: z.boolean() }));

  async function read(): Promise<Onboarding> {
    return (await item.read()) ?? LONG_HERE;
  }

  async function change(changes: Partial<Onboarding>): Promise<Onboarding> {
    const changed = { ...(await read()), ...changes };
    await item.write(changed);
    return changed;
  }

  return {
    begin: () => item.write({ isOpen: true, hasOpenedStudio: false }),
    read,
    skip: () => change({ isOpen: false }),
    async openStudio() {
      await openStudio();
      return change({ hasOpenedStudio: true });
    },
  };
}
