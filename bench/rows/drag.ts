import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { SCENE_SIZE } from '../../utils/scene/schema.ts';
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
    const waits: number[] = [];
    const pictures: number[] = [];
    const tasks: number[] = [];
    const turns = stage.quick ? 1 : 3;
    for (let position = 0; position < turns; position++) {
      const item = items.nth(position);
      await item.getByRole('button', { name: 'Edit' }).click();
      const picture = item.getByRole('group', { name: /^Picture/ });
      await picture.getByRole('img').waitFor();
      await picture.scrollIntoViewIfNeeded();
      await forget(frame);
      await dragAround(studio, picture);
      // Begun while the full picture of what was let go of is being painted.
      const again = await frame.evaluate(() => performance.now());
      await dragAround(studio, picture);
      await expect(item.getByRole('button', { name: 'Apply' })).toBeEnabled();
      const seen = await frame.evaluate(() => window.klikkProbe);
      const previews = seen.paints.filter(({ width }) => width === PREVIEW_WIDTH);
      paints.push(...previews.map(({ ms }) => ms));
      waits.push(
        ...previews
          .filter(({ asked }) => asked >= again)
          .map(({ ms }) => ms)
          .slice(0, 1),
      );
      pictures.push(...seen.paints.filter(({ width }) => width === SCENE_SIZE.width).map(({ ms }) => ms));
      tasks.push(...seen.longTasks.map(({ ms }) => ms));
      await item.getByRole('button', { name: 'Done' }).click();
    }
    await close();
    const name = 'Dragging: a preview of 800 px';
    const perSecond = paints.length / ((turns * 2 * DRAG_MILLISECONDS) / 1000);
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
        name: 'Dragging again at once: the first preview, while a full picture is painted',
        value: median(waits),
        unit: 'ms',
        baseline: 'the full picture',
        ratio: median(pictures) / median(waits),
        goal: { ratio: 'at least', limit: 1 },
        spread: spreadOf(waits),
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
