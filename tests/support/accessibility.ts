import type { Frame, Page } from '@playwright/test';
import axe, { type PartialResults, type SerialContextObject } from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const OPTIONS: axe.RunOptions = { resultTypes: ['violations'] };

/**
 * What the accessibility checker minds of a page as it is now, and of the documents embedded in it: a line a rule, with the
 * elements' selectors. Checks in the page itself, which keeps the foreground.
 * @param scope selector of the only element to look at; all of the page without it
 * @throws where an embedded document could not be checked
 */
export async function violationsOf(page: Page, scope?: string): Promise<string[]> {
  const partialResults = await checkFrame(page.mainFrame(), scope ? { include: [scope] } : { exclude: [] });
  const { violations } = await page.evaluate(
    ({ partialResults, options }) => window.axe.finishRun(partialResults, options),
    { partialResults, options: OPTIONS },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Results of a frame and then of each frame inside it, the order that the checker puts them together in. */
async function checkFrame(frame: Frame, context: SerialContextObject): Promise<PartialResults> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  const inner = await frame.evaluate((context) => window.axe.utils.getFrameContexts(context), context);
  const results: PartialResults = [
    await frame.evaluate(({ context, options }) => window.axe.runPartial(context, options), {
      context,
      options: OPTIONS,
    }),
  ];
  for (const { frameSelector, frameContext } of inner) {
    const element = await frame.evaluateHandle((selector) => window.axe.utils.shadowSelect(selector), frameSelector);
    const child = await element.asElement()?.contentFrame();
    if (!child) throw new Error(`There is no document in ${frameSelector}.`);
    results.push(...(await checkFrame(child, frameContext)));
  }
  return results;
}
