import { i18n } from '#i18n';

/**
 * Numbers and dates as the interface's language writes them, in Latin digits: the catalogues and the browser's own fields have these
 * too, and two kinds of digits in one sentence are hard to read.
 */
const tag = () => `${i18n.t('locale.tag')}-u-nu-latn`;

/** @param places how many digits after the point are shown at most */
export function formatNumber(value: number, places = 0): string {
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: places }).format(value);
}

/** @param share 0.2 for 20 % */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(tag(), { style: 'percent' }).format(share);
}

/** @param time as ISO 8601, or in milliseconds since 1970 */
export function formatDate(time: string | number): string {
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'long' }).format(new Date(time));
}

/** Day and time of day. */
export function formatMoment(time: number): string {
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}
