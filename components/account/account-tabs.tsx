import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import type { AccountStatus } from '../../utils/messaging/protocol/account.ts';
import type { ConsentSurface } from '../../utils/messaging/protocol/common.ts';
import type { Mender } from '../editor/brush/brush-services.ts';
import type { Turner } from '../photos/crop/turner.ts';
import { Tabs } from '../ui/tabs.tsx';
import type { SignedIn } from './account-gate.tsx';
import { AccountSection } from './account-section.tsx';
import { FirstSteps } from './onboarding/first-steps.tsx';
import { NewPerson } from './people/new-person.tsx';
import { type PeopleView, usePeople } from './people/use-people.ts';
import type { PhotoDensity } from './photos/photo-item.tsx';
import { PhotoList } from './photos/photo-list.tsx';
import { type PhotosView, usePhotos } from './photos/use-photos.ts';
import { PlanSection } from './plan-section.tsx';
import { PrivacySection } from './privacy-section.tsx';

type TabId = 'photos' | 'brand' | 'history' | 'plan' | 'privacy' | 'account';

/** Names the history's tab in the page's address. */
const HISTORY_FRAGMENT = '#history';

interface AccountTabsProps {
  person: SignedIn;
  onStatus(status: AccountStatus): void;
  /** What comes first once there are no first steps left. */
  lead?: ReactNode;
  /** How photos are added here: the account page takes files, the popup leads to that page. */
  addPhotos(photos: PhotosView, people: PeopleView): ReactNode;
  photoDensity: PhotoDensity;
  /** Where this stands, for what is noted about consents. */
  surface: ConsentSurface;
  /** Mends cut-outs, where there is space for it. */
  mender?: Mender;
  /** Crops and turns photos, where there is space for it. */
  turner?: Turner;
  /** The brand kit, where there is space for it. */
  brand?: ReactNode;
  /** What was generated, where there is space for it. */
  history?: ReactNode;
  /** The creator's own keys, on the account page alone. */
  ownKeys?: ReactNode;
  accountActions?: ReactNode;
  /** Name, address, password and sessions, where there is space to change them. */
  accountDetails?: ReactNode;
  otherWayOut?: ReactNode;
}

/** What a signed-in person manages, the same in the popup and on the account page but for what needs a file picker or space. */
export function AccountTabs({
  person,
  onStatus,
  lead,
  addPhotos,
  photoDensity,
  surface,
  mender,
  turner,
  brand,
  history,
  ownKeys,
  accountActions,
  accountDetails,
  otherWayOut,
}: AccountTabsProps) {
  const [selected, setSelected] = useState<TabId>(() => (location.hash === HISTORY_FRAGMENT ? 'history' : 'photos'));
  const select = (tab: TabId) => {
    setSelected(tab);
    // From a thumbnail that was opened there, the browser's own way back leads there.
    const { pathname, search } = location;
    window.history.replaceState(null, '', `${pathname}${search}${tab === 'history' ? HISTORY_FRAGMENT : ''}`);
  };
  const photos = usePhotos();
  const people = usePeople();
  const hasPhoto = photos.photos?.some(({ state }) => state !== 'deleting');
  return (
    <>
      {hasPhoto !== undefined && <FirstSteps hasAccount hasPhoto={hasPhoto} afterwards={lead} />}
      <Tabs<TabId>
        label={i18n.t('page.sections')}
        selected={selected}
        onSelect={select}
        tabs={[
          {
            id: 'photos',
            label: i18n.t('page.photos'),
            content: (
              <div className="flex flex-col gap-4">
                {addPhotos(photos, people)}
                <PhotoList photos={photos} people={people} density={photoDensity} mender={mender} turner={turner} />
                {surface === 'account' && people.people && <NewPerson onAdded={people.put} />}
              </div>
            ),
          },
          ...(brand ? [{ id: 'brand' as const, label: i18n.t('brand.tab'), content: brand }] : []),
          ...(history ? [{ id: 'history' as const, label: i18n.t('history.tab'), content: history }] : []),
          {
            id: 'plan',
            label: i18n.t('page.plan'),
            content: <PlanSection credits={person.credits} ownKeys={ownKeys} />,
          },
          {
            id: 'privacy',
            label: i18n.t('page.privacy'),
            content: <PrivacySection photos={photos} people={people} surface={surface} />,
          },
          {
            id: 'account',
            label: i18n.t('page.account'),
            content: (
              <AccountSection
                person={person}
                onStatus={onStatus}
                actions={accountActions}
                details={accountDetails}
                otherWayOut={otherWayOut}
              />
            ),
          },
        ]}
      />
    </>
  );
}
