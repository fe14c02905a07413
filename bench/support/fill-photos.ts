import type { Page } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
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
  await writeServerRows(person, ids, apiUrl);
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('account.html'));
  await page.getByRole('list', { name: 'Reference photos' }).waitFor();
  await copyRow(page, ids);
  await page.close();
}

const labelOf = (index: number) => `Photo ${index + 2}`;

async function writeServerRows(person: Person, ids: readonly string[], apiUrl: string): Promise<void> {
  const client = createClient(apiUrl, PUBLISHABLE_KEY, { auth: { persistSession: false } });
  const signedIn = await client.auth.signInWithPassword(person);
  if (signedIn.error) throw signedIn.error;
  const userId = signedIn.data.user.id;
  const first = await client.from('reference_photos').select('analysis').single();
  if (first.error) throw first.error;
  const rows = ids.map((id, index) => ({
    id,
    label: labelOf(index),
    analysis: first.data.analysis,
    original_path: `${userId}/${id}/original.jpg`,
    cutout_path: `${userId}/${id}/cutout.webp`,
  }));
  const { error } = await client.from('reference_photos').insert(rows);
  if (error) throw error;
  await client.auth.signOut({ scope: 'local' });
}

/** Other pages of the extension's may look on: the background lists what it finds. */
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
