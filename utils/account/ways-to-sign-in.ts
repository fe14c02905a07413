import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { WaysToSignIn } from '../messaging/protocol/account.ts';
import type { BackendAddress } from '../platform/environment.ts';
import { type KeyValueArea, storedItem } from '../platform/stored-item.ts';

/** By what else than an address the auth server signs people in. */
export interface WaysToSignInService {
  /** As the server said it within the hour, asked where it is longer ago. Where it cannot be asked, as it said it last. */
  read(): Promise<WaysToSignIn>;
  /** @throws AppError `offline` or `server` */
  ask(): Promise<WaysToSignIn>;
}

/** A switch on the server that nobody throws every day; who presses a button asks anew in any case. */
const GOOD_FOR_MILLISECONDS = 60 * 60 * 1000;

const settingsSchema = z.object({ external: z.object({ google: z.boolean().default(false) }) });

export function createWaysToSignIn(dependencies: {
  area: KeyValueArea;
  backend: BackendAddress;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now(): number;
}): WaysToSignInService {
  const { area, backend, fetch, now } = dependencies;
  const kept = storedItem(area, 'account.waysToSignIn', z.object({ google: z.boolean(), askedAt: z.number() }));

  async function ask(): Promise<WaysToSignIn> {
    const response = await fetch(`${backend.url}/auth/v1/settings`, {
      headers: { apikey: backend.publishableKey },
    }).catch((thrown: unknown) => {
      throw new AppError('offline', { cause: thrown });
    });
    const settings = settingsSchema.safeParse(await response.json().catch(() => null));
    if (!response.ok || !settings.success) throw new AppError('server');
    const { google } = settings.data.external;
    await kept.write({ google, askedAt: now() });
    return { google };
  }

  return {
    ask,
    async read() {
      const found = await kept.read();
      const age = found ? now() - found.askedAt : Number.POSITIVE_INFINITY;
      // A clock that was set back must not keep an answer for years.
      if (found && age >= 0 && age < GOOD_FOR_MILLISECONDS) return { google: found.google };
      return ask().catch(() => ({ google: found?.google ?? false }));
    },
  };
}
