import type { AccountStatus } from '../../../utils/messaging/protocol/account.ts';
import type { SignedIn } from '../account-gate.tsx';
import { EmailCard } from './email-card.tsx';
import { NameCard } from './name-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useSessions } from './use-sessions.ts';

interface ManageAccountProps {
  person: SignedIn;
  onStatus(status: AccountStatus): void;
}

/** Name, address, password and sessions, each of which can be changed by itself. */
export function ManageAccount({ person, onStatus }: ManageAccountProps) {
  const sessions = useSessions();
  return (
    <>
      <NameCard name={person.name} onStatus={onStatus} />
      <EmailCard email={person.email} onStatus={onStatus} />
      <PasswordCard email={person.email} hasGoogle={person.hasGoogle === true} onChanged={sessions.reload} />
      <SessionsCard view={sessions} />
    </>
  );
}
