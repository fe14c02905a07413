import { beforeEach, expect, it, vi } from 'vitest';
import { createOnboardingService } from '../../../utils/onboarding/service.ts';
import { createMemoryArea } from '../../support/background/memory-area.ts';

let area: ReturnType<typeof createMemoryArea>;
const openStudio = vi.fn(async () => {});
const onboarding = () => createOnboardingService(area, openStudio);

beforeEach(() => {
  area = createMemoryArea();
  openStudio.mockReset();
});

it('asks nothing of whoever had Klikk before there were first steps', async () => {
  expect(await onboarding().read()).toEqual({ isOpen: false, hasOpenedStudio: true });
});

it('begins with an installation, and is gone on with after the worker has slept', async () => {
  await onboarding().begin();
  expect(await onboarding().read()).toEqual({ isOpen: true, hasOpenedStudio: false });
  expect(await onboarding().openStudio()).toEqual({ isOpen: true, hasOpenedStudio: true });
  expect(openStudio).toHaveBeenCalledOnce();
  expect(await onboarding().read()).toEqual({ isOpen: true, hasOpenedStudio: true });
});

it('is over once it is skipped', async () => {
  await onboarding().begin();
  expect(await onboarding().skip()).toEqual({ isOpen: false, hasOpenedStudio: false });
  expect(await onboarding().read()).toEqual({ isOpen: false, hasOpenedStudio: false });
});

it('does not take Studio for opened where no tab could be', async () => {
  await onboarding().begin();
  openStudio.mockRejectedValueOnce(new Error('No tab.'));
  await expect(onboarding().openStudio()).rejects.toThrow('No tab.');
  expect((await onboarding().read()).hasOpenedStudio).toBe(false);
});
