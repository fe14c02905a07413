import { Popup } from '../../../../components/popup/popup.tsx';
import type { Answers } from '../../../support/interface/fake-call.ts';
import { SIGNED_OUT, signedIn } from './account-stories.tsx';
import { paintingStandIn } from './paint-stand-in.ts';
import type { Stories } from './show-story.tsx';

const popup = (answers: Answers) => ({ answers, screen: <Popup painter={paintingStandIn} /> });

export const POPUP_STORIES: Stories = {
  'popup-signed-out': () => popup(SIGNED_OUT),
  'popup-unconfirmed': () =>
    popup({ ...SIGNED_OUT, 'account.status': () => ({ state: 'unconfirmed', email: 'ada@example.com' }) }),
  'popup-photos': () => popup(signedIn()),
  'popup-empty': () => popup(signedIn({}, 0)),
};
