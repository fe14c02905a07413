import { FULL_PICTURE } from '../../utils/scene/paint-protocol.ts';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../support/measure.ts';
import { paintInWorker, sendPicture } from '../support/painter-in-panel.ts';
import { readCutout } from '../support/person.ts';
import { exampleScenes } from '../support/scenes.ts';

const paintWorker: Benchmark = {
  title: 'The same six scenes in the extension, by the worker of a panel',
  async run(stage) {
    const { frame, close } = await (await stage.creation()).openWarmPanel();
    await sendPicture(frame, await readCutout());
    const medians: number[] = [];
    for (const scene of await exampleScenes()) {
      await paintInWorker(frame, scene, FULL_PICTURE);
      const times: number[] = [];
      for (let turn = 0; turn < (stage.quick ? 1 : 9); turn++)
        times.push(await paintInWorker(frame, scene, FULL_PICTURE));
      medians.push(median(times));
    }
    await close();
    return [
      {
        name: 'One picture painted and encoded in the browser, 1280×720 JPEG',
        value: medians.reduce((sum, value) => sum + value, 0) / medians.length,
        unit: 'ms',
        goal: null,
        spread: `${Math.min(...medians).toFixed(0)} to ${Math.max(...medians).toFixed(0)} by scene`,
      },
    ];
  },
};
export default paintWorker;
