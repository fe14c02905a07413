import type { ExtensionBrowser } from '../../tests/support/browser.ts';
import { practiceScenes } from '../../utils/scene/practice-scenes.ts';

/** The browser's own name for the extension's storage, in the extension's pages. */
declare const chrome: { storage: { local: { get(key: string): Promise<{ session: string }> } } };

/** Rows that are written at once. */
const BATCH = 500;

/**
 * Puts generations with three thumbnails each into the local database of a browser that somebody is signed in to, as the background
 * writes them down.
 */
export async function fillHistory(browser: ExtensionBrowser, count: number): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.pageUrl('account.html'));
  await page.getByRole('tab', { name: 'Photos' }).waitFor();
  const scenes = practiceScenes([], 'I Trained Like an Astronaut', 'en');
  await page.evaluate(writeRows, { scenes, count, batch: BATCH });
  await page.close();
}

interface Rows {
  /** One for each of three thumbnails. */
  scenes: readonly unknown[];
  count: number;
  batch: number;
}

async function writeRows({ scenes, count, batch }: Rows): Promise<void> {
  const { session } = await chrome.storage.local.get('session');
  const userId: string = JSON.parse(session).user.id;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('klikk');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  for (let from = 0; from < count; from += batch) {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(['generations', 'history'], 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      for (let number = from; number < Math.min(count, from + batch); number++) {
        const id = crypto.randomUUID();
        const title = `I Trained Like an Astronaut for ${number} Days`;
        const startedAt = Date.UTC(2026, 0, 1) + number * 60_000;
        const request = { id, title, style: 'auto', photoIds: [], locale: 'en', count: 3 };
        const variants = scenes.map((scene, position) => ({
          id: crypto.randomUUID(),
          position,
          scene,
          reason: 'The number says it all',
        }));
        const generation = { id, status: 'succeeded', engine: 'embedded', cost: 0, error: null, variants };
        const record = { request, status: 'succeeded', failure: null, generation, appliedVariantId: null };
        const common = { id, userId, videoId: null };
        transaction.objectStore('generations').add({
          ...common,
          draftKey: crypto.randomUUID(),
          thumbnail: null,
          record,
          status: 'succeeded',
          attempts: 1,
          startedAt,
        });
        transaction.objectStore('history').add({
          ...common,
          title,
          searchText: title.toLowerCase(),
          isFavourite: false,
          order: -startedAt,
          isOnServer: true,
          pictureIds: [],
        });
      }
    });
  }
  database.close();
}
