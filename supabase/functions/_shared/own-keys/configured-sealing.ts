import { logOwnKeysFault } from '../log.ts';
import { createSealing, type Sealing } from './sealing.ts';

/** The secret from which the key is derived that seals creators' own keys. An operator sets it; see the README. */
export const KEYS_SECRET_VARIABLE = 'KLIKK_KEYS_SECRET';

const SECRET_CHARACTERS_MIN = 32;

/** How keys are sealed, or null where the environment has no secret that is good enough: then own keys are not offered. */
export function configuredSealing(environment: Readonly<Record<string, string | undefined>>): Sealing | null {
  const secret = environment[KEYS_SECRET_VARIABLE]?.trim() ?? '';
  if (secret.length >= SECRET_CHARACTERS_MIN) return createSealing(secret);
  logOwnKeysFault(`${KEYS_SECRET_VARIABLE} is to have at least ${SECRET_CHARACTERS_MIN} characters.`);
  return null;
}
