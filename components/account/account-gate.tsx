import type { ReactNode } from 'react';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Loading } from '../ui/loading.tsx';
import { FirstSteps } from './onboarding/first-steps.tsx';
import { SignedOutScreen } from './sign-in/signed-out-screen.tsx';
import type { AccountView } from './use-account.ts';

export type SignedIn = Extract<AccountStatus, { state: 'signed-in' }>;

/** Shows the way in until somebody is signed in, and `children` from then on. */
export function AccountGate({
  account,
  children,
}: {
  account: AccountView;
  children: (person: SignedIn) => ReactNode;
}) {
  const { status, failure } = account;
  if (status?.state === 'signed-in') return children(status);
  if (status) {
    return (
      <div className="mx-auto flex w-full max-w-md flex-col gap-4">
        <FirstSteps hasAccount={false} hasPhoto={false} />
        <SignedOutScreen key={status.state} status={status} onStatus={account.setStatus} />
      </div>
    );
  }
  if (!failure) return <Loading />;
  return <FailureAlert failure={failure} onRetry={account.reload} />;
}
