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
    this.answer({ picture: new Blob() });
  }

  measureNext(): void {
    this.answer({ measurements: {} });
  }

  private answer(done: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: { id: this.waiting.shift(), ...done } }));
  }

  die(): void {
    this.dispatchEvent(new Event('error'));
  }

  terminate(): void {
    this.isStopped = true;
  }
}

/** A pair that has been asked for nothing yet. */
function createPair() {
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
  return { painter, paint, preview, workers, worker };
}

/** A pair that has painted a picture in full size: its first worker is the one for those, its second is starting. */
async function setUp() {
  const pair = createPair();
  const picture = pair.paint();
  pair.worker(0).paintNext();
  await picture;
  return pair;
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a pair of painters', () => {
  it('paints a preview while the other is busy with a picture in full size', async () => {
    const { paint, preview, worker } = await setUp();
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

  it('starts the one for previews once nothing is left to paint in full size', async () => {
    const { painter, paint, workers, worker } = createPair();
    const first = paint();
    const second = painter.measure(SCENE, new Map());
    worker(0).paintNext();
    await first;
    expect(workers).toHaveLength(1);
    worker(0).measureNext();
    await second;
    expect(workers).toHaveLength(2);
    expect(worker(1).waiting).toHaveLength(1);
  });

  it('starts none for small pictures alone, which nobody moves anything in', async () => {
    const { painter, workers, worker } = createPair();
    const picture = painter.paint(SCENE, new Map(), { width: 320 });
    worker(0).paintNext();
    await picture;
    expect(workers).toHaveLength(1);
  });

  it('lets no preview wait for a picture in full size, even while the one for previews starts', async () => {
    const { paint, preview, worker } = await setUp();
    void paint();
    void preview();
    expect(worker(0).waiting).toHaveLength(1);
    expect(worker(1).waiting).toHaveLength(2);
  });

  it('has the other paint a preview while it has nothing to do and the one for previews starts', async () => {
    const { preview, worker } = await setUp();
    const moved = preview();
    expect(worker(1).waiting).toHaveLength(1);
    worker(0).paintNext();
    await expect(moved).resolves.toBeInstanceOf(Blob);
  });

  it('goes on with one where the other cannot start, and tries it again', async () => {
    const { preview, worker, workers } = await setUp();
    // It is started once more by itself.
    for (const index of [1, 2]) {
      worker(index).die();
      await settle();
    }
    const moved = preview();
    worker(0).paintNext();
    await expect(moved).resolves.toBeInstanceOf(Blob);
    expect(workers).toHaveLength(4);
  });

  it('has the other paint a preview that killed the one for previews', async () => {
    const { preview, worker } = await setUp();
    worker(1).paintNext();
    await settle();
    const moved = preview();
    for (const index of [1, 2]) {
      worker(index).die();
      await settle();
    }
    worker(0).paintNext();
    await expect(moved).resolves.toBeInstanceOf(Blob);
  });

  it('stops both', async () => {
    const { painter, workers } = await setUp();
    painter.dispose();
    expect(workers.map(({ isStopped }) => isStopped)).toEqual([true, true]);
  });

  it('sets the creator’s typeface in both', async () => {
    const { painter, workers } = await setUp();
    const sent = workers.map((worker) => {
      const kinds: string[] = [];
      worker.postMessage = ({ kind }) => void kinds.push(kind);
      return kinds;
    });
    painter.setOwnFont(new Blob());
    expect(sent).toEqual([['own-font'], ['own-font']]);
  });
});
