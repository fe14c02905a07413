import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHistoryBook, type HistoryBook } from '../../../components/editor/history-book.ts';
import { AppError } from '../../../utils/domain/errors.ts';
import type { VariantId } from '../../../utils/domain/ids.ts';
import { LIMITS } from '../../../utils/domain/limits.ts';
import { messageSchemas, type Request } from '../../../utils/messaging/protocol.ts';
import { type History, mergeHistories, sceneNow } from '../../../utils/scene/edit/history.ts';
import { aGenerationId, aScene, aVariant } from '../../support/interface/builders.ts';
import { fakeCall } from '../../support/interface/fake-call.ts';

const generationId = aGenerationId();
const variant = aVariant(0);
const thumbnail = { generationId, variantId: variant.id, scene: variant.scene, branded: null };

/** What the background keeps, and every message by which it was told. */
let kept: Map<VariantId, History>;
let writes: Request<'edits.write'>[];
let isDown: boolean;

const call = fakeCall({
  'edits.read': ({ variantIds }) =>
    [...kept].filter(([id]) => variantIds.includes(id)).map(([variantId, history]) => ({ variantId, history })),
  'edits.write': (request) => {
    if (isDown) throw new AppError('storage_full', { retryable: true });
    writes.push(request);
    const { variantId, history } = messageSchemas['edits.write'].parse(request);
    const before = kept.get(variantId);
    kept.set(variantId, before ? mergeHistories(before, history) : history);
    return null;
  },
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const seedsOf = (history: History | undefined) => history?.versions.map(({ scene }) => scene.seed);
const shown = (book: HistoryBook) => book.getState().histories.get(variant.id);
const edit = (book: HistoryBook, seed: number, goesOn = false) =>
  book.edit(variant.id, aScene({ seed }), goesOn ? 'words' : 'letters', goesOn);

async function openBook(): Promise<HistoryBook> {
  const book = createHistoryBook(call);
  await book.open([thumbnail]);
  return book;
}

beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  writes = [];
  isDown = false;
});
afterEach(() => vi.useRealTimers());

describe('the histories that a document shows', () => {
  it('are kept at once, each version sent once', async () => {
    const book = await openBook();
    edit(book, 2);
    await settle();
    edit(book, 3);
    await settle();
    expect(seedsOf(kept.get(variant.id))).toEqual([1, 2, 3]);
    expect(writes.map(({ history }) => history.versions.length)).toEqual([2, 1]);
  });

  it('are nothing to keep before somebody has changed something', async () => {
    const book = await openBook();
    await book.flush();
    expect(writes).toEqual([]);
  });

  it('begin in the brand where that is wanted, and stay so when the brand has changed', async () => {
    const book = createHistoryBook(call);
    await book.open([{ ...thumbnail, branded: aScene({ seed: 50 }) }]);
    await settle();
    const later = createHistoryBook(call);
    await later.open([{ ...thumbnail, branded: aScene({ seed: 60 }) }]);
    expect(seedsOf(shown(later))).toEqual([1, 50]);
  });

  it('wait for a rest while somebody types, and are handed over when the document is hidden', async () => {
    const book = await openBook();
    edit(book, 2, true);
    await settle();
    for (let seed = 3; seed < 20; seed++) {
      edit(book, seed, true);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(writes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(400);
    expect(writes).toHaveLength(2);
    expect(seedsOf(kept.get(variant.id))).toEqual([1, 19]);
    edit(book, 30, true);
    await book.flush();
    expect(seedsOf(kept.get(variant.id))).toEqual([1, 30]);
  });

  it('come back as they were left', async () => {
    const book = await openBook();
    edit(book, 2);
    edit(book, 3);
    book.goTo(variant.id, 'made');
    await settle();
    const reopened = await openBook();
    expect(seedsOf(shown(reopened))).toEqual([1, 2, 3]);
    expect(shown(reopened)?.current).toBe('made');
  });

  it('are told again when the background could not keep them, and it is said', async () => {
    const book = await openBook();
    isDown = true;
    edit(book, 2);
    await settle();
    expect(book.getState().failure).toMatchObject({ code: 'storage_full' });
    isDown = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(book.getState().failure).toBeNull();
    expect(seedsOf(kept.get(variant.id))).toEqual([1, 2]);
  });

  it('travel in portions where they are many', async () => {
    const book = await openBook();
    isDown = true;
    for (let seed = 2; seed < 2 * LIMITS.versionsPerWrite + 2; seed++) edit(book, seed);
    await settle();
    isDown = false;
    await book.flush();
    expect(writes.map(({ history }) => history.versions.length)).toEqual([50, 50, 1]);
    expect(kept.get(variant.id)?.versions).toHaveLength(2 * LIMITS.versionsPerWrite + 1);
  });

  it('are forgotten with what was still to be kept, when the person has left', async () => {
    const book = await openBook();
    isDown = true;
    edit(book, 2);
    await settle();
    isDown = false;
    book.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writes).toEqual([]);
    expect(book.getState()).toEqual({ histories: new Map(), failure: null });
  });
});

describe('two documents that show one thumbnail', () => {
  it('both keep what they make, and each picks up what the other made', async () => {
    const [panel, page] = [await openBook(), await openBook()];
    edit(panel, 2);
    edit(page, 3);
    edit(panel, 4);
    edit(page, 5);
    await settle();
    expect(new Set(seedsOf(kept.get(variant.id)))).toEqual(new Set([1, 2, 3, 4, 5]));
    await Promise.all([panel.refresh(), page.refresh()]);
    expect(new Set(seedsOf(shown(panel)))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(shown(panel)).toEqual(shown(page));
  });

  it('never go on with a version of the other', async () => {
    const panel = await openBook();
    edit(panel, 2, true);
    await panel.flush();
    const page = await openBook();
    edit(page, 3, true);
    edit(panel, 4, true);
    await Promise.all([panel.flush(), page.flush()]);
    expect(new Set(seedsOf(kept.get(variant.id)))).toEqual(new Set([1, 4, 3]));
  });

  it('hear of each other by name, and not of themselves', async () => {
    const [panel, page] = [await openBook(), await openBook()];
    edit(page, 3);
    await settle();
    const { writer = '' } = writes[0] ?? {};
    page.hear({ variantId: variant.id, writer });
    panel.hear({ variantId: variant.id, writer });
    await settle();
    const panelScene = shown(panel);
    expect(panelScene && sceneNow(panelScene).seed).toBe(3);
  });

  it('keep a scene that has not changed as the object it was, so that it is not painted again', async () => {
    const book = await openBook();
    edit(book, 2);
    await settle();
    kept = structuredClone(kept);
    const before = shown(book);
    await book.refresh();
    const after = shown(book);
    expect(before && after && sceneNow(after) === sceneNow(before)).toBe(true);
  });
});

it('a version that was given to Studio stays as it was given', async () => {
  const book = await openBook();
  edit(book, 2, true);
  const given = book.settle(variant.id);
  edit(book, 3, true);
  expect(seedsOf(shown(book))).toEqual([1, 2, 3]);
  expect(shown(book)?.current).not.toBe(given);
});
