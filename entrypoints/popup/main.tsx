import { i18n } from '#i18n';
import { mountPage } from '../../components/client/mount-page.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { call } from '../../utils/messaging/client.ts';
import './style.css';

mountPage(i18n.t('extensionName'), call, <Popup />);
