import type { Page } from '@playwright/test';
import { z } from 'zod';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import type { ExtensionBrowser } from '../../tests/support/browser.ts';
import type { Person } from '../../tests/support/creator.ts';

/**
 * Makes so many of the one photo that somebody has: each with its row on the server, and on this device as the background keeps it,
 * cut-out and preview included.
 * @param apiUrl address of the backend
 */
export async function fillPhotos(
  browser: ExtensionBrowser,
  person: Person,
  count: number,
  apiUrl: string,
): Promise<void> {
  const ids = Array.from({ length: count - 1 }, () => crypto.randomUUID());
  // A page of the extension's that asks for no photos: nothing may be taken over from the server before the rows are here.
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('_locales/en/messages.json'));
  await copyRow(page, ids);
  await writeServerRows(person, ids, apiUrl);
  await page.close();
}

const labelOf = (index: number) => `Photo ${index + 2}`;

const sessionSchema = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) });
const rowsSchema = z.tuple([z.object({ analysis: z.unknown() })]);

async function writeServerRows(person: Person, ids: readonly string[], apiUrl: string): Promise<void> {
  const ask = async (path: string, token: string | null, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(path, apiUrl), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        apikey: PUBLISHABLE_KEY,
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return text && JSON.parse(text);
  };
  const { email, password } = person;
  const signedIn = sessionSchema.parse(await ask('/auth/v1/token?grant_type=password', null, { email, password }));
  const { access_token: token, user } = signedIn;
  const [first] = rowsSchema.parse(await ask('/rest/v1/reference_photos?select=analysis', token));
  const rows = ids.map((id, index) => ({
    id,
    label: labelOf(index),
    analysis: first.analysis,
    original_path: `${user.id}/${id}/original.jpg`,
    cutout_path: `${user.id}/${id}/cutout.webp`,
  }));
  await ask('/rest/v1/reference_photos', token, rows);
}

async function copyRow(page: Page, ids: readonly string[]): Promise<void> {
  await page.evaluate(async (ids) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('klikk');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('photos', 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      const photos = transaction.objectStore('photos');
      const reading = photos.getAll();
      reading.onsuccess = () => {
        const [first] = reading.result;
        for (const [index, id] of ids.entries()) {
          photos.put({ ...first, id, label: `Photo ${index + 2}`, addedAt: first.addedAt + index + 1 });
        }
      };
    });
    database.close();
  }, ids);
}
