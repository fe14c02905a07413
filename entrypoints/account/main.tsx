import { i18n } from '#i18n';
import { AccountPage } from '../../components/account/account-page.tsx';
import { mountPage } from '../../components/client/mount-page.tsx';
import { createMender } from '../../components/editor/brush/mender.ts';
import { openMending } from '../../utils/cutout/mend/open-mending.ts';
import { prepareReferencePhoto } from '../../utils/cutout/prepare-reference-photo.ts';
import { call } from '../../utils/messaging/client.ts';
import './style.css';

mountPage(
  i18n.t('page.accountTitle'),
  call,
  <AccountPage prepare={prepareReferencePhoto} mender={createMender(call, openMending)} />,
);
