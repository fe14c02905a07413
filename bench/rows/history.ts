import type { Page } from '@playwright/test';
import { type ExtensionBrowser, launchExtension } from '../../tests/support/browser.ts';
import * as creator from '../../tests/support/creator.ts';
import type { Benchmark } from '../benchmark.ts';
import { fillHistory } from '../support/fill-history.ts';
import { median, spreadOf } from '../support/measure.ts';

/*
 * The popup's opening: from its address to the frame that greets whoever is signed in. One browser has ten thousand generations,
 * whole as the extension keeps them; another has none. They take turns, and each opening is set against the one beside it. The small
 * pictures of the last generation are painted by the first opening, which is not counted, and kept.
 */

const GENERATIONS = 10_000;
const TURNS = 30;

const history: Benchmark = {
  title: 'The popup with ten thousand generations, and with none',
  async run(stage) {
    const [{ mailUrl }, build] = [await stage.creation(), await stage.build()];
    const browsers = [await launchExtension({ build }), await launchExtension({ build })] as const;
    try {
      const [full, empty] = browsers;
      for (const browser of browsers) await signUp(browser, mailUrl);
      await fillHistory(full, GENERATIONS);
      const times: Record<'full' | 'empty' | 'glance', number[]> = { full: [], empty: [], glance: [] };
      for (let turn = 0; turn <= (stage.quick ? 3 : TURNS); turn++) {
        const withAll = await openPopup(full, true);
        const withNone = await openPopup(empty, false);
        if (turn === 0) continue;
        times.full.push(withAll.greeted);
        times.empty.push(withNone.greeted);
        times.glance.push(withAll.glanced ?? Number.NaN);
      }
      const ratios = times.full.map((time, turn) => time / (times.empty[turn] ?? Number.NaN));
      return [
        {
          name: `The popup’s opening with ${GENERATIONS} generations, against none`,
          value: median(ratios),
          unit: '×',
          goal: { value: 'at most', limit: 1.2 },
          spread: `${spreadOf(ratios, 2)}; ${median(times.full).toFixed(0)} ms against ${median(times.empty).toFixed(0)}`,
        },
        {
          name: `The popup with ${GENERATIONS} generations: opened → the last three thumbnails shown`,
          value: median(times.glance),
          unit: 'ms',
          goal: null,
          spread: spreadOf(times.glance),
        },
      ];
    } finally {
      for (const browser of browsers) await browser.close();
    }
  },
};
export default history;

async function signUp(browser: ExtensionBrowser, mailUrl: string): Promise<void> {
  const page = await creator.openAccountPage(browser);
  const person = creator.inventPerson();
  await creator.createAccount(page, person);
  await creator.confirmEmail(page, person, mailUrl);
  await page.close();
}

/** Milliseconds from the popup's address. */
interface Opening {
  /** To the frame with the greeting. */
  greeted: number;
  /** To the last thumbnails being shown; null where there are none. */
  glanced: number | null;
}

async function openPopup(browser: ExtensionBrowser, hasThumbnails: boolean): Promise<Opening> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(browser.pageUrl('popup.html'));
  const greeted = await timeOf(page, 'h1');
  const glanced = hasThumbnails ? await timeOf(page, 'section button:nth-child(3) img') : null;
  await page.close();
  return { greeted, glanced };
}

/** When the frame with that element was shown, in milliseconds since the page was asked for. */
function timeOf(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(wanted)) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
}
