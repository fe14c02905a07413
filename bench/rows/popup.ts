import { type ExtensionBrowser, launchExtension } from '../../tests/support/browser.ts';
import * as creator from '../../tests/support/creator.ts';
import { openGate } from '../../tests/support/gate.ts';
import { killWorker } from '../../tests/support/worker.ts';
import type { Benchmark, Row } from '../benchmark.ts';
import { fillHistory } from '../support/fill-history.ts';
import { median, spreadOf } from '../support/measure.ts';
import { watchOpenings, whenSeen } from '../support/opening-probe.ts';
import { CUTOUT } from '../support/person.ts';

/*
 * The popup's opening, from its address to the frame that shows everything this device knows: the greeting with the credits, the photos
 * and the last three thumbnails. The backend answers three seconds late meanwhile. Once with the background's worker running, once
 * with it stopped, as after thirty seconds without work; and where nobody is signed in. In turns, so that whatever else the machine
 * does falls on all of them.
 */

const GENERATIONS = 10_000;
const TURNS = 20;
const LATE = 3_000;
const GOAL = 150;

const KNOWN = ['h1', 'header p:nth-of-type(2)', 'ul li img[src^="data:"]', 'section button:nth-child(3) img'];
const GREETING = 'h1';
const WAY_IN = 'form button[type=submit]';

const popup: Benchmark = {
  title: 'The popup’s opening, with a backend that is three seconds late',
  async run(stage) {
    const [{ mailUrl, apiUrl }, build] = [await stage.creation(), await stage.build()];
    const gate = await openGate(apiUrl);
    const signedIn = await launchExtension({ build, gate: gate.url });
    const signedOut = await launchExtension({ build, gate: gate.url });
    try {
      await signUp(signedIn, mailUrl);
      await fillHistory(signedIn, GENERATIONS);
      await watchOpenings(signedIn.context, KNOWN);
      await watchOpenings(signedOut.context, [WAY_IN]);
      // The small pictures of the last generation are painted by the first opening and kept.
      await open(signedIn, KNOWN);
      gate.slow(LATE);
      const times = { awake: [] as number[], greeted: [] as number[], asleep: [] as number[], out: [] as number[] };
      for (let turn = 0; turn < (stage.quick ? 3 : TURNS); turn++) {
        await killWorker(signedIn);
        times.asleep.push((await open(signedIn, KNOWN)).all);
        const awake = await open(signedIn, KNOWN);
        times.awake.push(awake.all);
        times.greeted.push(awake.first);
        times.out.push((await open(signedOut, [WAY_IN])).all);
      }
      return [
        row(`The popup with ${GENERATIONS} generations: opened → all that is known`, times.awake, GOAL),
        row('The popup: opened → the greeting', times.greeted, GOAL),
        row('The popup, worker stopped: opened → all that is known', times.asleep, null),
        row('The popup, signed out: opened → the way in', times.out, GOAL),
      ];
    } finally {
      await signedIn.close();
      await signedOut.close();
      await gate.close();
    }
  },
};
export default popup;

function row(name: string, times: readonly number[], limit: number | null): Row {
  const goal = limit === null ? null : ({ value: 'at most', limit } as const);
  return { name, value: median(times), unit: 'ms', goal, spread: spreadOf(times) };
}

async function signUp(browser: ExtensionBrowser, mailUrl: string): Promise<void> {
  const page = await creator.openAccountPage(browser);
  const person = creator.inventPerson();
  await creator.createAccount(page, person);
  await creator.confirmEmail(page, person, mailUrl);
  await creator.addPhoto(page, CUTOUT);
  await page.close();
}

/** When the first and the last of it were seen, in milliseconds since the popup was asked for. */
async function open(browser: ExtensionBrowser, selectors: readonly string[]): Promise<{ first: number; all: number }> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(browser.pageUrl('popup.html'));
  const all = await whenSeen(page, selectors);
  const first = selectors.includes(GREETING) ? await whenSeen(page, [GREETING]) : all;
  await page.close();
  return { first, all };
}
