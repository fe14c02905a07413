import type { Benchmark, Goal } from '../benchmark.ts';
import type { OpenPanel } from '../support/creation.ts';
import { median, spreadOf } from '../support/measure.ts';

const GOAL: Goal = { value: 'at most', limit: 400 };

/** Between opening the panel and pressing Generate, at the least. */
const FIRST_LOOK_MILLISECONDS = 1_500;

const threeThumbnails: Benchmark = {
  title: 'Three thumbnails on the screen, in the built extension',
  async run(stage) {
    const creation = await stage.creation();
    const [first, warm, full]: [number[], number[], number[]] = [[], [], []];
    const before = creation.outside.length;
    for (let turn = 0; turn < (stage.quick ? 1 : 5); turn++) {
      const open = await creation.openPanel(`I Trained Like an Astronaut for ${30 + turn} Days`);
      // 2026-11-28: whoever opens the panel first looks at it, for as long as nothing but time says.
      await open.studio.waitForTimeout(FIRST_LOOK_MILLISECONDS);
      first.push((await generate(open)).shown);
      for (let again = 0; again < (stage.quick ? 1 : 3); again++) {
        const { shown, usable } = await generate(open);
        warm.push(shown);
        full.push(usable);
      }
      await open.close();
    }
    const outside = creation.outside.slice(before);
    const name = 'Concepts in the panel → three thumbnails on the screen';
    return [
      { name: `${name}, painter warm`, value: median(warm), unit: 'ms', goal: GOAL, spread: spreadOf(warm) },
      { name: `${name}, first in this panel`, value: median(first), unit: 'ms', goal: GOAL, spread: spreadOf(first) },
      {
        name: 'Concepts in the panel → three in full size, to be applied, painter warm',
        value: median(full),
        unit: 'ms',
        goal: null,
        spread: spreadOf(full),
      },
      {
        name: 'Requests that left the machine meanwhile, for a font or anything else',
        value: outside.length,
        unit: 'requests',
        goal: { value: 'at most', limit: 0 },
        spread: [...new Set(outside)].join(' '),
      },
    ];
  },
};
export default threeThumbnails;

/** Milliseconds from the background's answer. */
interface Times {
  /** To the frame that shows all three. */
  shown: number;
  /** Until each of them can be applied. */
  usable: number;
}

async function generate({ panel, frame }: OpenPanel): Promise<Times> {
  const times = frame.evaluate(async () => {
    const pictures = () => [
      ...document.querySelectorAll<HTMLImageElement>('li[aria-labelledby] > div img, li[aria-labelledby] > img'),
    ];
    const old = new Set(pictures().map(({ src }) => src));
    const fresh = () => pictures().filter(({ src }) => src && !old.has(src));
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!isSo()) return;
          observer.disconnect();
          resolve();
        };
        const giveUp = () => {
          const { answers, paints } = window.klikkProbe;
          const words = document.querySelector('[role=alert]')?.textContent ?? 'no alert';
          reject(
            new Error(
              `Three pictures never came: ${answers.length} answers, ${paints.length} painted, ${fresh().length} new, ${words}`,
            ),
          );
        };
        setTimeout(giveUp, 60_000);
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributeFilter: ['src', 'aria-disabled'] });
        look();
      });
    await until(() => fresh().length === 3);
    await Promise.all(fresh().map((picture) => picture.decode()));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const shownAt = performance.now();
    await until(() => document.querySelector('li[aria-labelledby] button[aria-disabled=true]') === null);
    const answer = window.klikkProbe.answers.at(-1);
    if (answer === undefined) throw new Error('No answer was seen.');
    return { shown: shownAt - answer, usable: performance.now() - answer };
  });
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  return times;
}
