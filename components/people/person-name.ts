import { i18n } from '#i18n';
import type { PersonSummary } from '../../utils/messaging/protocol/people.ts';

/** What somebody on the photos is called. */
export const personName = ({ isMe, label }: Pick<PersonSummary, 'isMe' | 'label'>): string =>
  isMe ? i18n.t('people.me') : label;
