import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import { PUBLISHABLE_KEY } from '../../supabase/local/keys.ts';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { waitToCount, waitToSee } from '../support/wait-to-see.ts';
import { test } from './fixtures.ts';

/** Needs no cutting out. */
const CUT_OUT_ALREADY = 'tests/fixtures/photos/astronaut-cutout.webp';

/** Rows and files of somebody's photos on the server. */
async function onServer(person: creator.Person): Promise<{ rows: number; files: number }> {
  const client = createClient(process.env.KLIKK_TEST_BACKEND ?? '', PUBLISHABLE_KEY, {
    auth: { persistSession: false },
  });
  const { data, error } = await client.auth.signInWithPassword(person);
  if (error) throw error;
  const rows = (await client.from('reference_photos').select('id').throwOnError()).data.length;
  const bucket = client.storage.from('photos');
  let files = 0;
  for (const folder of (await bucket.list(data.user?.id ?? '')).data ?? []) {
    files += (await bucket.list(`${data.user?.id}/${folder.name}`)).data?.length ?? 0;
  }
  return { rows, files };
}

test('somebody else is added with permission, stands beside the creator, and is gone once that is withdrawn', async ({
  household,
  newcomer,
}) => {
  test.slow();
  const account = newcomer.page;
  await creator.addPhoto(account, CUT_OUT_ALREADY);
  await expect(account.getByRole('heading', { name: 'You', exact: true })).toBeHidden();

  await account.getByRole('button', { name: 'Add somebody else' }).click();
  const dialog = account.getByRole('dialog', { name: 'Add somebody else' });
  await dialog.getByRole('button', { name: 'I agree' }).click();
  await expect(dialog).toContainText('Write a name');
  expect(await violationsOf(account)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Their name' }).fill('Ben');
  await dialog.getByRole('button', { name: 'I agree' }).click();
  const [me, ben] = ['You', 'Ben'].map((name) => account.getByRole('region', { name, exact: true }));
  if (!me || !ben) throw new Error('Nobody is there.');
  await waitToSee(ben);
  await expect(ben).toContainText('You have Ben’s permission');
  await expect(me).toContainText('1 photo');

  await account.getByRole('radio', { name: 'Ben' }).check();
  const buffer = await readFile(CUT_OUT_ALREADY);
  await account.getByLabel('Add photos').setInputFiles([
    { name: 'workshop.webp', mimeType: 'image/webp', buffer },
    { name: 'stranger.webp', mimeType: 'image/webp', buffer },
  ]);
  const theirs = account.getByRole('list', { name: 'Reference photos of Ben' }).getByRole('listitem');
  await waitToCount(theirs, 2, 90_000);
  await theirs.getByRole('button', { name: 'Whose photo is stranger?' }).click();
  const move = account.getByRole('dialog', { name: 'Whose photo is stranger?' });
  await move.getByRole('radio', { name: 'You' }).check();
  await move.getByRole('button', { name: 'Move' }).click();
  await waitToCount(theirs, 1, 10_000);
  await expect(me).toContainText('2 photos');
  for (const colorScheme of ['light', 'dark'] as const) {
    await account.emulateMedia({ colorScheme });
    expect(await violationsOf(account)).toEqual([]);
  }

  const { studio, panel } = await creator.openUpload(household.extension);
  const choice = panel.getByRole('group', { name: 'Reference photos' });
  const tile = choice.getByRole('group', { name: 'Ben' }).getByRole('checkbox', { name: 'workshop', exact: true });
  await expect(choice.getByRole('group', { name: 'You' }).getByRole('checkbox')).toHaveCount(2);
  await expect(choice.getByRole('checkbox', { name: 'stranger', exact: true })).toBeChecked();
  await tile.check();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
  await creator.generate(panel);

  await account.bringToFront();
  await ben.getByRole('button', { name: 'Withdraw consent for Ben' }).click();
  const question = account.getByRole('dialog', { name: 'Withdraw consent for Ben?' });
  await expect(question).toContainText('All these photos and their cut-outs are deleted');
  await expect(question.getByRole('link', { name: 'See them under History' })).toHaveAttribute(
    'href',
    'account.html#history',
  );
  await question.getByRole('button', { name: 'Withdraw and delete photos' }).click();
  await expect(ben).toContainText('There is no permission of Ben', { timeout: 30_000 });
  await expect(theirs).toHaveCount(0);
  await expect.poll(() => onServer(newcomer), { timeout: 30_000 }).toEqual({ rows: 2, files: 4 });

  await studio.bringToFront();
  await studio.reload();
  const reopened = await creator.openPanel(studio);
  await expect(reopened.getByRole('group', { name: 'Reference photos' }).getByRole('checkbox')).toHaveCount(2);
  await expect(reopened.getByRole('checkbox', { name: 'workshop' })).toHaveCount(0);

  await account.bringToFront();
  await ben.getByRole('button', { name: 'Remove Ben' }).click();
  await expect(ben).toBeHidden();
  await expect(account.getByRole('heading', { name: 'You', exact: true })).toBeHidden();
});
