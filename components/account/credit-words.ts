import { i18n } from '#i18n';

/** How many credits there are, or that it cannot be known now. */
export function creditWords(credits: number | null): string {
  return credits === null ? i18n.t('page.creditsUnknown') : i18n.t('page.credits', credits);
}
