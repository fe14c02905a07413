import { z } from 'zod';
import { type SelectorMap, selectorMapSchema, signedSelectorMapSchema } from '../domain/selector-map.ts';
import type { Log } from '../platform/log.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';
import { createSwitch, type Switch } from '../platform/switch.ts';
import { openSignedMap } from './open-signed-map.ts';

/** A public file of the backend's storage; see `npm run selectors`. */
const ADDRESS = '/storage/v1/object/public/studio/selectors.json';

const FRESH_MILLISECONDS = 24 * 60 * 60 * 1000;

const keptSchema = z.object({ askedAt: z.number(), map: selectorMapSchema.nullable() });

interface SelectorsDependencies {
  area: KeyValueArea;
  /** Of the backend. */
  url: string;
  /** Null where no maps are taken. */
  publicKey: string | null;
  fetch: typeof fetch;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface SelectorsService {
  /**
   * What is to be tried before the built-in selectors, as it was last fetched; null where there is nothing. Where that is more than a
   * day ago it is fetched anew for the next time, and nobody waits for it.
   */
  read(): Promise<SelectorMap['selectors'] | null>;
  /** Whether they may be fetched and used. On until it is switched off. */
  mending: Switch;
}

/** Mends what Klikk knows of Studio's page between two releases. */
export function createSelectorsService({
  area,
  url,
  publicKey,
  fetch,
  log,
  now,
}: SelectorsDependencies): SelectorsService {
  const item = storedItem(area, 'selectors', keptSchema);
  const mending = createSwitch(area, 'selectors.mending', true);

  async function fetchMap(key: string): Promise<SelectorMap | null> {
    const response = await fetch(url + ADDRESS, { credentials: 'omit', cache: 'no-cache' });
    // None is published.
    if (!response.ok) return null;
    const signed = signedSelectorMapSchema.safeParse(await response.json());
    return signed.success ? openSignedMap(signed.data, key) : null;
  }

  async function renew(key: string, kept: SelectorMap | null): Promise<void> {
    try {
      const fetched = await fetchMap(key);
      const isNewer = fetched !== null && fetched.version >= (kept?.version ?? 0);
      await item.write({ askedAt: now(), map: isNewer ? fetched : kept });
    } catch {
      await item.write({ askedAt: now(), map: kept });
      log.note('selectors-failed');
    }
  }

  return {
    mending,
    async read() {
      if (!publicKey || !(await mending.read()).isOn) return null;
      const kept = await item.read();
      const age = kept ? now() - kept.askedAt : Number.POSITIVE_INFINITY;
      if (age < 0 || age >= FRESH_MILLISECONDS) void renew(publicKey, kept?.map ?? null);
      return kept?.map && Date.parse(kept.map.expires) > now() ? kept.map.selectors : null;
    },
  };
}
