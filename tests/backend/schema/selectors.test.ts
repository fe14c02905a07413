import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../../supabase/local/start-backend.ts';
import { adminClient, anonymousClient, signUpConfirmed, startTestBackend, type TestUser } from '../support/backend.ts';

/** The file that mends Studio's selectors: everybody reads it, the service role alone writes it. */

let backend: Backend;
let eve: TestUser;

beforeAll(async () => {
  backend = await startTestBackend();
  eve = await signUpConfirmed(backend);
});
afterAll(() => backend?.stop());

const NAME = 'selectors.json';
const file = (text: string) => new Blob([text], { type: 'application/json' });
const read = () => fetch(`${backend.url}/storage/v1/object/public/studio/${NAME}`);

it('is read by everybody once it is published, and is not there before', async () => {
  expect((await read()).ok).toBe(false);
  const { error } = await adminClient(backend).storage.from('studio').upload(NAME, file('{"version":1}'));
  expect(error).toBeNull();
  const response = await read();
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.text()).toBe('{"version":1}');
});

it('is written, moved and deleted by nobody', async () => {
  for (const client of [eve.client, anonymousClient(backend)]) {
    const bucket = client.storage.from('studio');
    expect((await bucket.upload(NAME, file('{}'), { upsert: true })).error).not.toBeNull();
    expect((await bucket.upload(`${eve.userId}/other.json`, file('{}'))).error).not.toBeNull();
    expect((await bucket.move(NAME, 'gone.json')).error).not.toBeNull();
    expect((await bucket.copy(NAME, 'copy.json')).error).not.toBeNull();
    await bucket.remove([NAME]);
  }
  expect(await (await read()).text()).toBe('{"version":1}');
});
