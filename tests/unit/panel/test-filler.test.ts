import { expect, it, vi } from 'vitest';
import { createTestFiller, type TestPicture } from '../../../components/panel/test-filler.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import { variantIdSchema } from '../../../utils/domain/ids.ts';
import type { ApplyState } from '../../../utils/messaging/protocol/studio.ts';
import type { MessageName, Request } from '../../../utils/messaging/protocol.ts';

const DRAFT_KEY = '5f0c3c1e-8a43-4a8e-9d0a-0a4a1f4d7c11';
const APPLIED: ApplyState = { state: 'applied', canRestore: false, saving: 'unknown' };

const pictures = (count: number): TestPicture[] =>
  Array.from({ length: count }, (_, index) => ({
    variantId: variantIdSchema.parse(crypto.randomUUID()),
    blob: new Blob([`picture ${index}`]),
  }));

/** A dialog whose slots go through these states, one a look. */
function dialogOf(slots: ApplyState[][]) {
  const asked: { name: MessageName; slot: number | undefined; picture?: string }[] = [];
  const variants = new Map<number, Request<'studio.apply'>['variantId']>();
  const askStudio = vi.fn(async (name: MessageName, request: unknown) => {
    const { slot = -1, variantId, picture } = request as Request<'studio.apply'>;
    asked.push({ name, slot, ...(picture && { picture: atob(picture) }) });
    if (name === 'studio.apply') variants.set(slot, variantId);
    const apply = slots[slot]?.shift();
    if (!apply) throw new AppError('studio_not_found');
    return { variantId: variants.get(slot) ?? null, apply };
  });
  const filler = createTestFiller({
    askStudio: askStudio as unknown as Parameters<typeof createTestFiller>[0]['askStudio'],
    draftKey: DRAFT_KEY,
    wait: async (_, signal) => signal.throwIfAborted(),
  });
  return { filler, asked, given: () => asked.filter(({ name }) => name === 'studio.apply') };
}

it('gives each slot its picture, the next once Studio shows the one before', async () => {
  const { filler, asked } = dialogOf([[{ state: 'sending' }, APPLIED], [APPLIED], [APPLIED]]);
  await filler.fill(pictures(3));
  expect(asked.map(({ name, slot, picture }) => [name, slot, picture])).toEqual([
    ['studio.apply', 0, 'picture 0'],
    ['studio.applyStatus', 0, undefined],
    ['studio.apply', 1, 'picture 1'],
    ['studio.apply', 2, 'picture 2'],
  ]);
  expect(filler.getState()).toMatchObject({ isFilling: false, failure: null });
  expect(filler.getState().slots.map(({ apply }) => apply.state)).toEqual(['applied', 'applied', 'applied']);
});

it('stops at the slot that does not take its picture', async () => {
  const { filler, given } = dialogOf([[APPLIED], [{ state: 'refused', reason: 'Too small', by: 'form' }], [APPLIED]]);
  await filler.fill(pictures(3));
  expect(given().map(({ slot }) => slot)).toEqual([0, 1]);
  expect(filler.getState().slots.at(-1)?.apply).toEqual({ state: 'refused', reason: 'Too small', by: 'form' });
});

it('gives no more once it is told to stop', async () => {
  const { filler, given } = dialogOf([[{ state: 'sending' }, APPLIED], [APPLIED], [APPLIED]]);
  const filling = filler.fill(pictures(3));
  filler.stop();
  await filling;
  expect(given()).toHaveLength(1);
  expect(filler.getState().isFilling).toBe(false);
});

it('says so where the dialog was closed, and can be asked again', async () => {
  const { filler } = dialogOf([[], [], []]);
  await filler.fill(pictures(1));
  expect(filler.getState()).toMatchObject({ isFilling: false, failure: { code: 'studio_not_found' } });
  void filler.fill(pictures(1));
  expect(filler.getState()).toMatchObject({ isFilling: true, failure: null });
});

it('fills once, however often it is pressed', async () => {
  const { filler, given } = dialogOf([[APPLIED], [APPLIED], [APPLIED]]);
  await Promise.all([filler.fill(pictures(3)), filler.fill(pictures(3))]);
  expect(given()).toHaveLength(3);
});
