import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { AccountGate, type SignedIn } from '../account/account-gate.tsx';
import { AccountTabs } from '../account/account-tabs.tsx';
import { creditWords } from '../account/credit-words.ts';
import type { SmallPainter } from '../account/history/small-paintings.ts';
import { type AccountView, useAccount } from '../account/use-account.ts';
import { useCall } from '../client/client.ts';
import { useAction } from '../client/use-action.ts';
import { FailureAlert } from '../failure/failure-alert.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Logo } from '../ui/logo.tsx';
import { LastThumbnails } from './last-thumbnails.tsx';

/** The toolbar's popup: who is signed in, photos and credits at a glance, the way to the account page. */
export function Popup({ painter }: { painter: SmallPainter }) {
  const account = useAccount();
  const person = account.status?.state === 'signed-in' ? account.status : null;
  return (
    <div className="flex flex-col gap-3 p-4">
      <header className="flex items-center gap-2">
        <Logo className="size-7" />
        <p className="flex-1 font-semibold">{i18n.t('extensionName')}</p>
        {person && (
          <p className="rounded-full border border-line bg-surface px-3 py-1 text-xs">{creditWords(person.credits)}</p>
        )}
      </header>
      <main className="flex flex-col gap-3">
        <AccountGate account={account}>
          {(signedIn) => <SignedInPopup person={signedIn} account={account} painter={painter} />}
        </AccountGate>
      </main>
    </div>
  );
}

interface SignedInPopupProps {
  person: SignedIn;
  account: AccountView;
  painter: SmallPainter;
}

function SignedInPopup({ person, account, painter }: SignedInPopupProps) {
  return (
    <>
      <h1 className="font-semibold">{i18n.t('page.greeting', { name: person.name })}</h1>
      <LastThumbnails painter={painter} />
      <AccountTabs
        person={person}
        onStatus={account.setStatus}
        photoDensity="rows"
        surface="popup"
        lead={<OpenStudio />}
        addPhotos={({ photos }) => (
          <>
            <OpenAccountPage icon="upload" variant="primary">
              {i18n.t('photos.add')}
            </OpenAccountPage>
            {photos?.some(({ isDeviceOnly }) => isDeviceOnly) && (
              <p className="text-xs text-muted">{i18n.t('photoPlace.badge')}</p>
            )}
          </>
        )}
        accountActions={<OpenAccountPage icon="external">{i18n.t('page.openAccount')}</OpenAccountPage>}
      />
    </>
  );
}

function OpenStudio() {
  const call = useCall();
  const open = useAction(async () => {
    await call('onboarding.openStudio');
  });
  return (
    <>
      <p className="text-muted">{i18n.t('popup.glance')}</p>
      <Button className="self-start" icon={<Icon name="external" />} busy={open.busy} onClick={() => void open.run()}>
        {i18n.t('onboarding.studio')}
      </Button>
      {open.failure && <FailureAlert failure={open.failure} />}
    </>
  );
}

interface OpenAccountPageProps {
  icon: IconName;
  variant?: 'primary' | 'secondary';
  children: ReactNode;
}

/** A file picker would close the popup, so whatever needs one happens on the account page. */
function OpenAccountPage({ icon, variant = 'secondary', children }: OpenAccountPageProps) {
  const call = useCall();
  const open = useAction(async () => {
    await call('account.openPage');
  });
  return (
    <>
      <Button variant={variant} icon={<Icon name={icon} />} busy={open.busy} onClick={() => void open.run()}>
        {children}
      </Button>
      {open.failure && <FailureAlert failure={open.failure} />}
    </>
  );
}
