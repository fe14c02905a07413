import { decodePicture, paintInNode } from '../../scripts/support/node-painter.ts';
import { encodeWithin } from '../../utils/scene/encode.ts';
import type { Benchmark } from '../benchmark.ts';
import { compare, median } from '../support/measure.ts';
import { readCutout, readSubject } from '../support/person.ts';
import { paintWithSatori, satoriSupplies } from '../support/satori-picture.ts';
import { exampleScenes } from '../support/scenes.ts';

const paintNode: Benchmark = {
  title: 'Six scenes painted and encoded under Node, by turns with satori and resvg',
  async run({ quick }) {
    const scenes = await exampleScenes();
    const supplies = await satoriSupplies(scenes);
    const { photoId } = await readSubject();
    const pictures = new Map([[photoId as string, await decodePicture(await readCutout())]]);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (const scene of scenes) {
      const { headline } = await paintInNode(scene, pictures);
      const [own, other] = await compare(
        quick ? 1 : 9,
        async () => {
          const { canvas } = await paintInNode(scene, pictures);
          await encodeWithin(
            (quality) => canvas.encode('jpeg', Math.round(quality * 100)),
            ({ byteLength }) => byteLength,
          );
        },
        () => paintWithSatori(scene, headline, supplies),
      );
      ours.push(median(own));
      theirs.push(median(other));
    }
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const ratios = ours.map((own, index) => (theirs[index] ?? 0) / own);
    return [
      {
        name: 'One picture painted and encoded under Node, 1280×720 JPEG',
        value: sum(ours) / ours.length,
        unit: 'ms',
        baseline: 'satori + resvg',
        ratio: sum(theirs) / sum(ours),
        goal: { ratio: 'at least', limit: 4 },
        spread: `${Math.min(...ratios).toFixed(1)}× to ${Math.max(...ratios).toFixed(1)}× by scene`,
      },
    ];
  },
};
export default paintNode;
