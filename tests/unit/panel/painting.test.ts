import { beforeEach, expect, it, vi } from 'vitest';
import { createStore } from '../../../components/client/store.ts';
import { createPainting } from '../../../components/panel/painting.ts';
import { INITIAL_STATE, reducePanel } from '../../../components/panel/panel-state.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import type { PaintOptions } from '../../../utils/scene/paint-protocol.ts';
import type { Scene } from '../../../utils/scene/schema.ts';
import { aRecord } from '../../support/interface/builders.ts';

interface Asked {
  scene: Scene;
  width: number | undefined;
  answer(picture: Blob): void;
  fail(thrown: unknown): void;
}

let asked: Asked[] = [];

/** A painter that is busy until told otherwise. */
const paint = (scene: Scene, _: unknown, options?: Partial<PaintOptions>) =>
  new Promise<Blob>((answer, fail) => asked.push({ scene, width: options?.width, answer, fail }));

const record = aRecord();
const ids = record.generation?.variants.map(({ id }) => id) ?? [];

function started() {
  const store = createStore(reducePanel, INITIAL_STATE);
  const painting = createPainting(store, paint, { picturesFor: async () => new Map() });
  painting.start();
  store.send({ type: 'generation-read', record });
  return { painting, pictureOf: (index: number) => store.getState().pictures.get(ids[index] ?? raise()) };
}

const raise = () => {
  throw new Error('There is no such thumbnail.');
};

const settled = () => vi.waitFor(() => expect(asked).toHaveLength(3));

beforeEach(() => {
  asked = [];
  vi.stubGlobal('devicePixelRatio', 1.5);
});

it('shows all thumbnails small, in their order, before it paints one in full', async () => {
  const { pictureOf } = started();
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  expect(asked.map(({ width }) => width)).toEqual([480, 480, 480]);
  const scenes = record.generation?.variants.map(({ scene }) => scene);
  expect(asked.map(({ scene }) => scenes?.indexOf(scene))).toEqual([0, 1, 2]);
  asked[0]?.answer(new Blob(['small']));
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  expect(asked[3]).toMatchObject({ scene: asked[0]?.scene, width: undefined });
  expect(pictureOf(0)).toMatchObject({ url: expect.stringContaining('blob:'), blob: null, isPainting: true });
});

it('has the picture to apply once it is painted in full', async () => {
  const { pictureOf } = started();
  await settled();
  asked[0]?.answer(new Blob(['small']));
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  const small = pictureOf(0)?.url;
  const full = new Blob(['full']);
  asked[3]?.answer(full);
  await vi.waitFor(() => expect(pictureOf(0)?.isPainting).toBe(false));
  expect(pictureOf(0)?.blob).toBe(full);
  expect(pictureOf(0)?.url).not.toBe(small);
});

it('does not take the small picture for the one to apply where the full one fails', async () => {
  const { pictureOf, painting } = started();
  await settled();
  asked[0]?.answer(new Blob(['small']));
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  asked[3]?.fail(new AppError('internal'));
  await vi.waitFor(() => expect(pictureOf(0)?.failure?.code).toBe('internal'));
  expect(pictureOf(0)).toMatchObject({ blob: null, url: expect.stringContaining('blob:'), isPainting: false });
  painting.repaint(ids[0] ?? raise());
  await vi.waitFor(() => expect(asked).toHaveLength(5));
  // It is on the screen already.
  expect(asked[4]?.width).toBeUndefined();
});
