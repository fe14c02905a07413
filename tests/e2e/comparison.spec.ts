import { expect } from '@playwright/test';
import { violationsOf } from '../support/accessibility.ts';
import * as creator from '../support/creator.ts';
import { press } from '../support/press.ts';
import { test } from './fixtures.ts';

test('says whether a comparison on YouTube is likely to tell anything', async ({ household, member: _ }) => {
  const { studio, panel } = await creator.openUpload(household.extension);
  await creator.generate(panel);
  await press(panel.getByText('Compare them on YouTube'));
  const impressions = panel.getByRole('textbox', { name: 'Impressions a day' });
  const answer = panel.getByRole('status').filter({ hasText: /would|Choose/ });

  await impressions.fill('100,000');
  await expect(answer).toContainText('would most likely show within 2 days');
  await impressions.fill('300');
  await expect(answer).toContainText('would most likely stay inconclusive');
  await expect(answer).toContainText('In two weeks a difference of');
  await panel.getByRole('textbox', { name: 'Click rate now, in %' }).fill('0,5');
  await expect(answer).toContainText('takes over a year');
  await expect(answer).toContainText('not even twice as many clicks');

  await impressions.fill('many');
  await expect(panel.getByText('A whole number from 1 to 100,000,000.')).toBeVisible();
  await expect(impressions).toHaveAttribute('aria-invalid', 'true');
  await expect(answer).toBeHidden();
  expect(await violationsOf(studio, 'klikk-panel')).toEqual([]);
});
