import type { PaintTroubleDetail, PaintTroubleKind } from './image-provider.ts';

/** What every provider means by a status, where its body says nothing else. */
export function kindOfStatus(status: number): PaintTroubleKind {
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'quota';
  // 529 is what some gateways answer instead of 503.
  if (status === 429 || status === 503 || status === 529) return 'busy';
  // A model or an address that is not there is nothing that another prompt would mend.
  if (status < 400 || status >= 500 || status === 404 || status === 408 || status === 410) return 'unavailable';
  return 'bad_input';
}

/** The longest wait that a provider is believed; longer, it is as good as gone. */
const RETRY_AFTER_SECONDS_MAX = 24 * 60 * 60;

/** Seconds until one may come back, by the header `retry-after`: seconds or a date. */
export function readRetryAfter(value: string | null | undefined, now = Date.now()): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), RETRY_AFTER_SECONDS_MAX) : undefined;
}

/** A code as programs give them, or nothing: prose may quote what was sent. */
export function readCode(value: unknown): { error?: string } {
  return typeof value === 'string' && /^[\w.:-]{1,60}$/.test(value) ? { error: value } : {};
}

/** Names of categories: a list, or an object that says true of each. */
export function readCategories(value: unknown): Pick<PaintTroubleDetail, 'categories'> {
  const names = Array.isArray(value)
    ? value
    : Object.entries(value ?? {})
        .filter(([, isSo]) => isSo === true)
        .map(([name]) => name);
  const categories = names.filter((name) => typeof name === 'string' && /^[\w./-]{1,40}$/.test(name)).slice(0, 8);
  return categories.length > 0 ? { categories } : {};
}
