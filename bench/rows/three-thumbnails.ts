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
    const [first, warm]: [number[], number[]] = [[], []];
    const before = creation.outside.length;
    for (let turn = 0; turn < (stage.quick ? 1 : 5); turn++) {
      const open = await creation.openPanel(`I Trained Like an Astronaut for ${30 + turn} Days`);
      // Whoever opens the panel first looks at it.
      await open.studio.waitForTimeout(FIRST_LOOK_MILLISECONDS);
      first.push(await generate(open));
      for (let again = 0; again < (stage.quick ? 1 : 3); again++) warm.push(await generate(open));
      await open.close();
    }
    const outside = creation.outside.slice(before);
    const name = 'Concepts in the panel → three thumbnails on the screen';
    return [
      { name: `${name}, painter warm`, value: median(warm), unit: 'ms', goal: GOAL, spread: spreadOf(warm) },
      { name: `${name}, first in this panel`, value: median(first), unit: 'ms', goal: GOAL, spread: spreadOf(first) },
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

/** Presses Generate. @returns milliseconds from the background's answer to the frame that shows all three */
async function generate({ panel, frame }: OpenPanel): Promise<number> {
  const shown = frame.evaluate(async () => {
    const pictures = () => [
      ...document.querySelectorAll<HTMLImageElement>('li[aria-labelledby] > div img, li[aria-labelledby] > img'),
    ];
    const old = new Set(pictures().map(({ src }) => src));
    const fresh = () => pictures().filter(({ src }) => src && !old.has(src));
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (fresh().length < 3) return;
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
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ['src'] });
    });
    await Promise.all(fresh().map((picture) => picture.decode()));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const answer = window.klikkProbe.answers.at(-1);
    if (answer === undefined) throw new Error('No answer was seen.');
    return performance.now() - answer;
  });
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  return shown;
}
