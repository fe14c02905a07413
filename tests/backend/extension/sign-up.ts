import type { Backend } from '../../../supabase/local/start-backend.ts';
import type { Profile } from '../../support/background/profile.ts';
import { readCode } from '../../support/mailbox.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const inventPerson = (): Person => ({
  name: 'Ada Maker',
  email: `ada.${crypto.randomUUID()}@example.com`,
  password: 'correct horse battery',
});

/** Makes an account through the extension's own services, with the code out of the mail; the profile is then signed in. */
export async function signUp(backend: Backend, profile: Profile): Promise<Person> {
  const person = inventPerson();
  const { account } = profile.wake();
  await account.signUp(person);
  await account.confirm({ email: person.email, code: await readCode(backend.mailUrl, person.email) });
  return person;
}
