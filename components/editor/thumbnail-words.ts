import { i18n } from '#i18n';
import { LAYOUTS } from '../../utils/scene/layouts.ts';
import type { Scene } from '../../utils/scene/schema.ts';

/** What the picture puts first, which is what tells the three apart. */
export function ideaName({ layout }: Scene): string {
  switch (LAYOUTS[layout].idea) {
    case 'subject':
      return i18n.t('thumbnails.ideaSubject');
    case 'text':
      return i18n.t('thumbnails.ideaText');
    case 'object':
      return i18n.t('thumbnails.ideaObject');
    case 'graphic':
      return i18n.t('thumbnails.ideaGraphic');
  }
}

/** The picture in words: what is written on it, and why it was made so. */
export function altText({ headline }: Scene, reason: string): string {
  return headline
    ? i18n.t('thumbnails.alt', { headline: headline.text, reason })
    : i18n.t('thumbnails.altWithoutWords', { reason });
}
