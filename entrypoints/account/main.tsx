import { i18n } from '#i18n';
import { AccountPage } from '../../components/account/account-page.tsx';
import type { ThumbnailTools } from '../../components/account/thumbnail/use-thumbnail.ts';
import { askAhead } from '../../components/client/ask-ahead.ts';
import { mountPage } from '../../components/client/mount-page.tsx';
import { SiteAccessNotice } from '../../components/client/site-access-notice.tsx';
import { createMender } from '../../components/editor/brush/mender.ts';
import { createTurner } from '../../components/photos/crop/turner.ts';
import { cropPhoto, openForCropping } from '../../utils/cutout/crop-photo.ts';
import { openMending } from '../../utils/cutout/mend/open-mending.ts';
import { prepareReferencePhoto } from '../../utils/cutout/prepare-reference-photo.ts';
import { watchEdits } from '../../utils/edits/watch-edits.ts';
import { call } from '../../utils/messaging/client.ts';
import { siteAccess } from '../../utils/platform/site-access.ts';
import { createPainterPair } from '../../utils/scene/painter-pair.ts';
import './style.css';

const mender = createMender(call, openMending);
const turner = createTurner(call, { open: openForCropping, crop: cropPhoto }, prepareReferencePhoto);
const thumbnails: ThumbnailTools = { ...createPainterPair(), watchEdits, mender, prepare: prepareReferencePhoto };

mountPage(
  i18n.t('page.accountTitle'),
  askAhead(call, ['account.known', 'onboarding.read']),
  <>
    <SiteAccessNotice {...siteAccess} />
    <AccountPage prepare={prepareReferencePhoto} mender={mender} turner={turner} thumbnails={thumbnails} />
  </>,
);
