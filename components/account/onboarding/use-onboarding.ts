import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../utils/domain/errors.ts';
import type { Onboarding } from '../../../utils/messaging/protocol/onboarding.ts';
import { useCall } from '../../client/client.ts';
import { useAction } from '../../client/use-action.ts';
import { useReturn } from '../../client/use-return.ts';

export interface OnboardingView {
  /** Null until it is known. */
  onboarding: Onboarding | null;
  skip(): void;
  openStudio(): void;
  isBusy: boolean;
  failure: Failure | null;
}

/** The first steps, asked for again when the person comes back: they may have been gone on with elsewhere. */
export function useOnboarding(): OnboardingView {
  const call = useCall();
  const [onboarding, setOnboarding] = useState<Onboarding | null>(null);
  const reload = useCallback(() => {
    call('onboarding.read').then(
      setOnboarding,
      // The page stands without them.
      () => {},
    );
  }, [call]);
  useEffect(reload, [reload]);
  useReturn(reload);
  const skip = useAction(async () => setOnboarding(await call('onboarding.skip')));
  const openStudio = useAction(async () => setOnboarding(await call('onboarding.openStudio')));
  return {
    onboarding,
    skip: () => void skip.run(),
    openStudio: () => void openStudio.run(),
    isBusy: skip.busy || openStudio.busy,
    failure: skip.failure ?? openStudio.failure,
  };
}
