import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What the accessibility checker minds of a page as it is now, and of the documents embedded in it: a line a rule, with the
 * elements' selectors.
 * @param scope selector of the only element to look at; all of the page without it
 */
export async function violationsOf(page: Page, scope?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (scope ? builder.include(scope) : builder).analyze();
  // The checker opens a page of its own, and one in the background is drawn once a second.
  await page.bringToFront();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
