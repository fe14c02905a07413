import { expect, type FrameLocator, type Page } from '@playwright/test';
import { toSearch } from '../studio/page/switches.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { test } from './fixtures.ts';

/** One of YouTube's own stills, chosen before thumbnails are made. */

const EDIT_PAGE = '/video/dQw4w9WgXcQ/edit';

let studio: Page;

test.beforeEach(async ({ household, member: _ }) => {
  studio = await household.extension.context.newPage();
});

const openPanel = async (): Promise<FrameLocator> => {
  await studio.goto(`https://studio.youtube.com${EDIT_PAGE}?${toSearch({ stills: 'three' })}`);
  return creator.openPanel(studio);
};
const thumbnails = (panel: FrameLocator) => panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');

test('a still is chosen before thumbnails are made, and one of the three is made around it', async () => {
  const panel = await openPanel();
  await press(panel.getByText('A still from the video'));
  await press(panel.getByRole('button', { name: "Studio's still 2", exact: true }));
  await expect(panel.getByRole('img', { name: 'The chosen still' })).toBeVisible();

  await creator.generate(panel);
  const layouts: string[] = [];
  for (const item of await thumbnails(panel).all()) {
    await press(item.getByRole('button', { name: 'Edit', exact: true }));
    await press(item.getByRole('tab', { name: 'Background' }));
    layouts.push(await item.getByRole('combobox', { name: 'Arrangement' }).inputValue());
    await press(item.getByRole('button', { name: 'Done', exact: true }));
  }
  expect(layouts.filter((layout) => layout === 'still-frame')).toHaveLength(1);

  // Studio builds the step anew: the choice is still there, and can be taken back.
  await studio.reload();
  const again = await creator.openPanel(studio);
  await expect(again.getByRole('img', { name: 'The chosen still' })).toBeVisible();
  await press(again.getByRole('button', { name: 'Use no still' }));
  await expect(again.getByText('A still from the video')).toBeVisible();
});
