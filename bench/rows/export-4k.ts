import { FULL_PICTURE } from '../../utils/scene/paint-protocol.ts';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../support/measure.ts';
import { paintInWorker, sendPicture } from '../support/painter-in-panel.ts';
import { readCutout } from '../support/person.ts';
import { exampleScenes } from '../support/scenes.ts';

const export4k: Benchmark = {
  title: 'Six scenes as they are saved in 3840×2160',
  async run(stage) {
    const { frame, close } = await (await stage.creation()).openWarmPanel();
    await sendPicture(frame, await readCutout());
    const medians: number[] = [];
    for (const scene of await exampleScenes()) {
      const times: number[] = [];
      for (let turn = 0; turn < (stage.quick ? 1 : 5); turn++) {
        times.push(await paintInWorker(frame, scene, { ...FULL_PICTURE, width: 3840 }));
      }
      medians.push(median(times));
    }
    await close();
    return [
      {
        name: 'One picture as JPEG in 4K, in the browser: the slowest of six scenes',
        value: Math.max(...medians),
        unit: 'ms',
        goal: { value: 'at most', limit: 1000 },
        spread: `${Math.min(...medians).toFixed(0)} to ${Math.max(...medians).toFixed(0)} by scene`,
      },
    ];
  },
};
export default export4k;
