import { i18n } from '#i18n';
import { askAhead } from '../../components/client/ask-ahead.ts';
import { mountPage } from '../../components/client/mount-page.tsx';
import { SiteAccessNotice } from '../../components/client/site-access-notice.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { call } from '../../utils/messaging/client.ts';
import { siteAccess } from '../../utils/platform/site-access.ts';
import { createPainter } from '../../utils/scene/painter-client.ts';
import './style.css';

mountPage(
  i18n.t('extensionName'),
  askAhead(call, ['account.known', 'history.latest', 'onboarding.read']),
  <>
    <SiteAccessNotice {...siteAccess} />
    <Popup painter={createPainter()} />
  </>,
);
