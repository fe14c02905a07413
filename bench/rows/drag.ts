import type { Frame, Locator, Page } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { median, quantile, spreadOf } from '../support/measure.ts';

/** Width that the editor paints while something is dragged. */
const PREVIEW_WIDTH = 800;
const DRAG_MILLISECONDS = 2000;

const drag: Benchmark = {
  title: 'A layer dragged for two seconds in the editor, and at once again',
  async run(stage) {
    const { studio, panel, frame, close } = await (await stage.creation()).openWarmPanel();
    const items = panel.getByRole('list', { name: 'Thumbnails' }).getByRole('listitem');
    const paints: number[] = [];
    const tasks: number[] = [];
    let drags = 0;
    for (let position = 0; position < (stage.quick ? 1 : 3); position++) {
      const item = items.nth(position);
      await item.getByRole('button', { name: 'Edit' }).click();
      const picture = item.getByRole('group', { name: /^Picture/ });
      await picture.getByRole('img').waitFor();
      await picture.scrollIntoViewIfNeeded();
      await forget(frame);
      // The second one begins while the full picture of what was let go of is being painted.
      for (let again = 0; again < 2; again++, drags++) await dragAround(studio, picture);
      const seen = await frame.evaluate(() => window.klikkProbe);
      paints.push(...seen.paints.filter(({ width }) => width === PREVIEW_WIDTH).map(({ ms }) => ms));
      tasks.push(...seen.longTasks.map(({ ms }) => ms));
      await item.getByRole('button', { name: 'Done' }).click();
    }
    await close();
    const name = 'Dragging: a preview of 800 px';
    const perSecond = paints.length / ((drags * DRAG_MILLISECONDS) / 1000);
    return [
      {
        name: `${name}, p50`,
        value: median(paints),
        unit: 'ms',
        goal: null,
        spread: `${perSecond.toFixed(0)} a second`,
      },
      {
        name: `${name}, p95`,
        value: quantile(paints, 0.95),
        unit: 'ms',
        goal: { value: 'at most', limit: 50 },
        spread: spreadOf(paints),
      },
      {
        name: 'Dragging: tasks over 50 ms on the panel’s main thread',
        value: tasks.length,
        unit: 'tasks',
        goal: { value: 'at most', limit: 0 },
        spread: tasks.length > 0 ? `the longest ${Math.max(...tasks).toFixed(0)} ms` : '',
      },
    ];
  },
};
export default drag;

const forget = (frame: Frame) =>
  frame.evaluate(() => {
    window.klikkProbe.paints.length = 0;
    window.klikkProbe.longTasks.length = 0;
  });

/** Drags what is chosen in a circle, with as many moves as the browser takes. */
async function dragAround(page: Page, picture: Locator): Promise<void> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture is not to be seen.');
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  const until = performance.now() + DRAG_MILLISECONDS;
  for (let move = 0; performance.now() < until; move++) {
    await page.mouse.move(centre.x + 60 * Math.sin(move / 12), centre.y + 30 * Math.cos(move / 12));
  }
  await page.mouse.up();
}
