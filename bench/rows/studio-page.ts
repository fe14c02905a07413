import type { BrowserContext, Page } from '@playwright/test';
import { EDIT_PAGE } from '../../tests/e2e/studio/studio-page.ts';
import { cssOf } from '../../utils/studio/look-up.ts';
import type { Benchmark, Goal, Row } from '../benchmark.ts';
import { type MainThreadUse, watchMainThread } from '../support/main-thread-use.ts';
import { median, spreadOf } from '../support/measure.ts';
import { launchRivals, type RivalBrowsers } from '../support/rival-browsers.ts';
import { installStudioProbe } from '../support/studio-probe.ts';
import { type TracedTask, traceTasks } from '../support/trace-tasks.ts';

/*
 * What our content script costs Studio, with the panel closed, on a practice Studio that changes 200 times a second.
 *
 * The page's renderer is measured, where the content script runs: the time of the processor that its main thread used, and what of
 * that was scripts. Our background and our panel have processes of their own. Turns are short and many rather than long and few,
 * since the same work costs a shared processor half as much again from one minute to the next; each turn of ours is
 * set against the turns beside it, and the median of these ratios is the value.
 */

const ORIGIN = 'https://studio.youtube.com';
const NAMES = ['klikk', 'empty', 'none'] as const;
type Name = (typeof NAMES)[number];

/** Twelve turns of five seconds are three times twenty. */
const TURNS = 12;
const TURN_MILLISECONDS = 5000;
/** 2026-11-28: nothing says when a page has come to rest that never does. */
const WARM_UP_MILLISECONDS = 2000;
const OPENINGS = 10;
const TRACED_VISITS = 6;

/** What is seen in one turn. */
interface Turn {
  withoutEditor: MainThreadUse;
  withEditor: MainThreadUse;
}

const studioPage: Benchmark = {
  title: 'Studio’s page under 200 changes a second, with our extension, an empty one and none',
  async run(stage) {
    const browsers = await launchRivals(await stage.build());
    try {
      const turns = await takeTurns(browsers, stage.quick);
      const visits = stage.quick ? 1 : TRACED_VISITS;
      const openings = stage.quick ? 1 : OPENINGS;
      return [
        ...mainThreadRows('with an editor', turns, 'withEditor'),
        ...mainThreadRows('without an editor', turns, 'withoutEditor'),
        ...causedTaskRows(await traceVisits(browsers.klikk, visits), visits),
        ...delayRows('Edit page', await timeOpenings(browsers.klikk, openings, goToEditPage)),
        ...delayRows('Edit page in a new tab', await timeOpenings(browsers.klikk, openings, startAtEditPage)),
        ...delayRows('Upload dialog', await timeOpenings(browsers.klikk, openings, openUploadDialog)),
      ];
    } finally {
      await browsers.close();
    }
  },
};
export default studioPage;

/** The first turn of each is not among them. */
async function takeTurns(browsers: RivalBrowsers, quick: boolean): Promise<Record<Name, Turn[]>> {
  const turns: Record<Name, Turn[]> = { klikk: [], empty: [], none: [] };
  for (let turn = 0; turn <= (quick ? 1 : TURNS); turn++) {
    for (const name of NAMES) {
      const seen = await takeTurn(browsers[name], quick ? 500 : TURN_MILLISECONDS);
      if (turn > 0) turns[name].push(seen);
    }
  }
  return turns;
}

/** Opens Studio anew and goes from a page without an editor to a video's. */
async function takeTurn(context: BrowserContext, milliseconds: number): Promise<Turn> {
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/?noise=storm`);
  await page.waitForTimeout(WARM_UP_MILLISECONDS);
  const withoutEditor = await watchMainThread(page, milliseconds);
  await openEditPage(page);
  await page.waitForTimeout(WARM_UP_MILLISECONDS);
  const withEditor = await watchMainThread(page, milliseconds);
  await page.close();
  return { withoutEditor, withEditor };
}

async function openEditPage(page: Page): Promise<void> {
  await page.evaluate((path) => window.practiceStudio.navigate(path), EDIT_PAGE);
  await page.locator(cssOf('thumbnail-section')).first().waitFor();
}

async function openDashboard(page: Page): Promise<void> {
  await page.goto(ORIGIN);
  await page.getByRole('heading', { name: 'Channel dashboard' }).waitFor();
}

async function goToEditPage(page: Page): Promise<void> {
  await openDashboard(page);
  await openEditPage(page);
}

async function openUploadDialog(page: Page): Promise<void> {
  await openDashboard(page);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Select files', exact: true }).click();
}

/** Our background is asleep, as it is when Studio is the first thing that a creator opens. */
async function startAtEditPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await page.goto(ORIGIN + EDIT_PAGE);
}

function mainThreadRows(where: string, turns: Record<Name, Turn[]>, state: 'withEditor' | 'withoutEditor'): Row[] {
  const row = (use: keyof MainThreadUse, rival: 'empty' | 'none', limit: number | null): Row => {
    const own = turns.klikk.map((turn) => turn[state][use]);
    const others = turns[rival].map((turn) => turn[state][use]);
    const ratios = own.map((value, turn) => value / (others[turn] ?? Number.NaN));
    const what = use === 'task' ? 'main thread' : 'scripts';
    const against = rival === 'empty' ? 'an empty content script' : 'no extension';
    return {
      name: `Studio’s page ${where}: ${what}, against ${against}`,
      value: median(ratios),
      unit: '×',
      goal: limit === null ? null : { value: 'at most', limit },
      spread: `${spreadOf(ratios, 2)}; ${median(own).toFixed(1)} ms a second against ${median(others).toFixed(1)}`,
    };
  };
  return [
    row('task', 'empty', 1.05),
    row('script', 'empty', 1.2),
    row('task', 'none', null),
    row('script', 'none', null),
  ];
}

/** Follows every task of the page from its opening on, through a change to a video's page and some seconds on that. */
async function traceVisits(context: BrowserContext, visits: number): Promise<TracedTask[]> {
  const tasks: TracedTask[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const page = await context.newPage();
    tasks.push(
      ...(await traceTasks(page, 'chrome-extension://', async () => {
        await page.goto(`${ORIGIN}/?noise=storm`);
        await page.waitForTimeout(WARM_UP_MILLISECONDS);
        await openEditPage(page);
        await page.locator('klikk-panel').waitFor();
        await page.waitForTimeout(WARM_UP_MILLISECONDS);
      })),
    );
    await page.close();
  }
  return tasks;
}

const LONG_TASK_MILLISECONDS = 50;

function causedTaskRows(tasks: readonly TracedTask[], visits: number): Row[] {
  const ours = tasks.filter(({ inScripts }) => inScripts > 0);
  if (ours.length === 0) throw new Error('Our script was not seen to run.');
  const long = tasks.filter(({ ms }) => ms > LONG_TASK_MILLISECONDS);
  const caused = long.filter(({ ms, inScripts }) => ms - inScripts <= LONG_TASK_MILLISECONDS);
  const name = 'Studio’s page, traced';
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return [
    {
      name: `${name}: our script’s share of the main thread’s work, its start included`,
      value: (100 * sum(ours.map(({ inScripts }) => inScripts))) / sum(tasks.map(({ ms }) => ms)),
      unit: '%',
      goal: null,
      spread: `${visits} visits of some five seconds`,
    },
    {
      name: `${name}: tasks over 50 ms that would be shorter without our script`,
      value: caused.length,
      unit: 'tasks',
      goal: { value: 'at most', limit: 0 },
      spread: `of ${long.length} over 50 ms, in ${visits} visits`,
    },
    {
      name: `${name}: our script’s longest turn within one task`,
      value: Math.max(...ours.map(({ inScripts }) => inScripts)),
      unit: 'ms',
      goal: null,
      spread: spreadOf(ours.map(({ inScripts }) => inScripts)),
    },
  ];
}

/** Milliseconds from a thumbnail section's coming into the page to our button's being there, for each opening. */
async function timeOpenings(
  context: BrowserContext,
  count: number,
  open: (page: Page) => Promise<void>,
): Promise<number[]> {
  const delays: number[] = [];
  for (let opening = 0; opening <= count; opening++) {
    const page = await context.newPage();
    await page.addInitScript(installStudioProbe, cssOf('thumbnail-section'));
    await open(page);
    await page.locator('klikk-panel').waitFor();
    const { sectionAt, panelAt } = await page.evaluate(() => window.studioProbe);
    if (sectionAt === null || panelAt === null) throw new Error('The section or the button was not seen to come.');
    if (opening > 0) delays.push(panelAt - sectionAt);
    await page.close();
  }
  return delays;
}

function delayRows(where: string, delays: readonly number[]): Row[] {
  const name = `${where}: thumbnail section there → our button there`;
  const goal: Goal = { value: 'at most', limit: 100 };
  return [
    { name: `${name}, median`, value: median(delays), unit: 'ms', goal, spread: spreadOf(delays) },
    { name: `${name}, the slowest`, value: Math.max(...delays), unit: 'ms', goal, spread: '' },
  ];
}
