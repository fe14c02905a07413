import { i18n } from '#i18n';
import type { Mender } from '../editor/brush/brush-services.ts';
import type { Turner } from '../photos/crop/turner.ts';
import type { PreparePhoto } from '../photos/photo-adder.ts';
import { classNames } from '../ui/class-names.ts';
import { Logo } from '../ui/logo.tsx';
import { AccountGate, type SignedIn } from './account-gate.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { BrandSection } from './brand/brand-section.tsx';
import { useBrand } from './brand/use-brand.ts';
import { creditWords } from './credit-words.ts';
import { HistorySection } from './history/history-section.tsx';
import type { SmallPainter } from './history/small-paintings.ts';
import { EndAllSessions } from './manage/end-all-sessions.tsx';
import { ManageAccount } from './manage/manage-account.tsx';
import { OwnKeysCard } from './own-keys/own-keys-card.tsx';
import { AddPhotos } from './photos/add-photos.tsx';
import { PhotoPlaceChoice } from './photos/photo-place.tsx';
import { ThumbnailScreen } from './thumbnail/thumbnail-screen.tsx';
import { useThumbnailAddress } from './thumbnail/use-address.ts';
import type { ThumbnailTools } from './thumbnail/use-thumbnail.ts';
import { type AccountView, useAccount } from './use-account.ts';

interface AccountPageProps {
  prepare: PreparePhoto;
  mender: Mender;
  turner: Turner;
  thumbnails: ThumbnailTools;
}

/** The account page: a full tab, for everything that needs a file picker or space. Its address may name a thumbnail to edit. */
export function AccountPage({ prepare, mender, turner, thumbnails }: AccountPageProps) {
  const account = useAccount();
  const thumbnail = useThumbnailAddress();
  const person = account.status?.state === 'signed-in' ? account.status : null;
  const isWide = thumbnail !== null && person !== null;
  return (
    <div
      className={classNames(
        'mx-auto flex min-h-screen w-full flex-col gap-6 px-4 py-8',
        isWide ? 'max-w-7xl' : 'max-w-3xl',
      )}
    >
      <header className="flex flex-wrap items-center gap-3">
        <Logo className="size-10" />
        <div className="min-w-0 flex-1">
          <p className="text-lg font-semibold">{i18n.t('extensionName')}</p>
          <p className="text-muted">{i18n.t('page.lead')}</p>
        </div>
        {isWide && (
          <a href="account.html" className="font-semibold text-accent underline">
            {i18n.t('fullSize.toAccount')}
          </a>
        )}
        {person && (
          <p className="rounded-full border border-line bg-surface px-3 py-1 text-xs">{creditWords(person.credits)}</p>
        )}
      </header>
      <main className="flex flex-col gap-4">
        <AccountGate account={account}>
          {(signedIn) =>
            thumbnail ? (
              <ThumbnailScreen key={thumbnail.variantId} thumbnail={thumbnail} tools={thumbnails} />
            ) : (
              <SignedInPage
                person={signedIn}
                account={account}
                prepare={prepare}
                mender={mender}
                turner={turner}
                painter={thumbnails}
              />
            )
          }
        </AccountGate>
      </main>
    </div>
  );
}

interface SignedInPageProps {
  person: SignedIn;
  account: AccountView;
  prepare: PreparePhoto;
  mender: Mender;
  turner: Turner;
  painter: SmallPainter;
}

function SignedInPage({ person, account, prepare, mender, turner, painter }: SignedInPageProps) {
  // Here and not in its tab, so that what was begun there is not lost on the way through the other tabs.
  const brand = useBrand();
  return (
    <>
      <h1 className="text-xl font-semibold">{i18n.t('page.greeting', { name: person.name })}</h1>
      <AccountTabs
        person={person}
        onStatus={account.setStatus}
        photoDensity="cards"
        surface="account"
        mender={mender}
        turner={turner}
        brand={<BrandSection brand={brand} />}
        history={<HistorySection painter={painter} />}
        ownKeys={<OwnKeysCard />}
        accountDetails={<ManageAccount person={person} onStatus={account.setStatus} />}
        otherWayOut={<EndAllSessions onStatus={account.setStatus} />}
        addPhotos={(photos, people) => (
          <>
            <p className="max-w-prose">{i18n.t('photos.lead')}</p>
            <AddPhotos photos={photos} people={people} prepare={prepare} cropper={turner.cropper} />
            <PhotoPlaceChoice photos={photos} />
          </>
        )}
      />
    </>
  );
}
