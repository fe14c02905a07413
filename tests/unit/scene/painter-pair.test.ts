import { describe, expect, it } from 'vitest';
import { composeScene } from '../../../utils/scene/compose.ts';
import type { PaintRequest } from '../../../utils/scene/paint-protocol.ts';
import { createPainterPair } from '../../../utils/scene/painter-pair.ts';
import { aConcept } from './builders.ts';

const SCENE = composeScene(aConcept(), []);

/** A worker that paints when it is told to. */
class WorkerStandIn extends EventTarget {
  readonly waiting: number[] = [];
  isStopped = false;

  postMessage(request: PaintRequest): void {
    if ('id' in request) this.waiting.push(request.id);
  }

  /** Answers what it was asked first. */
  paintNext(): void {
    const data = { id: this.waiting.shift(), picture: new Blob() };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  die(): void {
    this.dispatchEvent(new Event('error'));
  }

  terminate(): void {
    this.isStopped = true;
  }
}

/** A pair that has painted a picture in full size, so that its first worker is the one for those. */
async function setUp() {
  const workers: WorkerStandIn[] = [];
  const painter = createPainterPair(() => {
    const worker = new WorkerStandIn();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const worker = (index: number): WorkerStandIn => {
    const found = workers[index];
    if (!found) throw new Error(`There are ${workers.length} workers.`);
    return found;
  };
  const paint = () => painter.paint(SCENE, new Map());
  const preview = () => painter.preview(SCENE, new Map(), 800);
  const picture = paint();
  worker(0).paintNext();
  await picture;
  return { painter, paint, preview, workers, worker };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a pair of painters', () => {
  it('paints a preview while the other is busy with a picture in full size', async () => {
    const { paint, preview, worker } = await setUp();
    void preview();
    worker(0).paintNext();
    worker(1).paintNext();
    await settle();

    const picture = paint();
    const moved = preview();
    worker(1).paintNext();
    await expect(moved).resolves.toBeInstanceOf(Blob);
    expect(worker(0).waiting).toHaveLength(1);
    worker(0).paintNext();
    await picture;
  });

  it('has the one that is there paint previews until the other has started', async () => {
    const { preview, worker } = await setUp();
    const previews = [preview(), preview()];
    // One that starts is asked once: it need not paint what nobody looks at any more.
    expect(worker(1).waiting).toHaveLength(1);
    worker(0).paintNext();
    worker(0).paintNext();
    await expect(Promise.all(previews)).resolves.toHaveLength(2);
  });

  it('starts no second one for pictures alone, and stops both', async () => {
    const { painter, paint, preview, workers } = await setUp();
    void paint();
    void painter.measure(SCENE, new Map());
    expect(workers).toHaveLength(1);
    void preview();
    painter.dispose();
    expect(workers.map(({ isStopped }) => isStopped)).toEqual([true, true]);
  });

  it('goes on with one where the other cannot start, and tries it again', async () => {
    const { preview, worker, workers } = await setUp();
    const first = preview();
    worker(0).paintNext();
    await first;
    // It is started once more by itself.
    for (const index of [1, 2]) {
      worker(index).die();
      await settle();
    }
    const next = preview();
    expect(workers).toHaveLength(4);
    worker(0).paintNext();
    await expect(next).resolves.toBeInstanceOf(Blob);
  });

  it('sets the creator’s typeface in both', async () => {
    const { painter, preview, workers } = await setUp();
    void preview();
    const sent = workers.map((worker) => {
      const kinds: string[] = [];
      worker.postMessage = ({ kind }) => void kinds.push(kind);
      return kinds;
    });
    painter.setOwnFont(new Blob());
    expect(sent).toEqual([['own-font'], ['own-font']]);
  });
});
