import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { SELECTORS, type Selector, type SelectorId } from '../../../utils/studio/selectors.ts';
import { test } from '../fixtures.ts';

/** Each selector, in a real browser, on a page of each generation and on pages that only look like one. */

const FIXTURES = ['2026-09-v5', '2026-03-v4', '2024-05-v3', '2022-06-v2'] as const;
type Fixture = (typeof FIXTURES)[number];

/** Parts that only some pages have: the upload dialog, the dialog of a live broadcast, a video's page, an error. */
const ONLY_ON: Partial<Record<SelectorId, Fixture[]>> = {
  'upload-dialog': ['2022-06-v2'],
  'editor-dialog': ['2024-05-v3', '2022-06-v2'],
  'dialog-box': ['2026-09-v5', '2024-05-v3', '2022-06-v2'],
  tag: ['2026-03-v4'],
  'test-dialog': ['2026-09-v5'],
  'test-row': ['2026-09-v5'],
  'test-uploader': ['2026-09-v5'],
  tile: ['2026-09-v5', '2026-03-v4', '2024-05-v3'],
  toast: ['2026-09-v5', '2026-03-v4'],
  save: ['2026-09-v5', '2026-03-v4'],
  'upload-running': ['2022-06-v2'],
  'upload-progress': ['2022-06-v2'],
  'upload-error': ['2022-06-v2'],
};
/** What is no part of a form: it is looked for elsewhere. */
const ELSEWHERE: SelectorId[] = ['video-picker', 'video-input', 'menu'];
/** What other pages have as well, and is only ever looked for where an editor is known. */
const EVERYWHERE: SelectorId[] = ['upload-dialog', 'editor-dialog', 'dialog-box', 'test-dialog', ...ELSEWHERE];
/** Looked for within what another has found. */
const WITHIN: Partial<Record<SelectorId, SelectorId>> = {
  uploader: 'thumbnail-section',
  'thumbnail-input': 'uploader',
  tile: 'uploader',
  preview: 'uploader',
  transfer: 'uploader',
  note: 'thumbnail-section',
  still: 'thumbnail-section',
  'test-row': 'test-dialog',
  'test-uploader': 'test-row',
};
/** Where a part that shows more goes before a newer one. */
const BY_WORTH: SelectorId[] = ['still'];
/** Of what there are several: a title and a description, and what an A/B test compares. */
const SEVERAL: Partial<Record<SelectorId, number>> = { 'text-field': 2, 'test-row': 3, 'test-uploader': 3 };

const all: readonly Selector[] = SELECTORS;
const read = (name: string) => readFile(`tests/fixtures/studio/${name}.html`, 'utf8');
const chainOf = (id: SelectorId): Selector[] => {
  const outer = WITHIN[id];
  const self = all.filter((selector) => selector.id === id);
  return outer ? [...chainOf(outer), ...self] : self;
};

/** How many elements the newest candidate that matches finds, each step within what the step before has found. */
function count(chain: Selector[]): number {
  let roots: ParentNode[] = [document];
  for (const { candidates } of chain) {
    const found = candidates.map(({ css }) => roots.flatMap((root) => [...root.querySelectorAll(css)]));
    roots = found.find((elements) => elements.length > 0) ?? [];
  }
  return roots.length;
}

for (const fixture of FIXTURES) {
  test(`each selector finds its one part of ${fixture}`, async ({ extension }) => {
    const page = await extension.context.newPage();
    await page.setContent(await read(fixture));
    for (const { id } of SELECTORS) {
      if (ELSEWHERE.includes(id)) continue;
      const isThere = ONLY_ON[id]?.includes(fixture) ?? true;
      const found = await page.evaluate(count, chainOf(id));
      expect(found, id).toBe(isThere ? (SEVERAL[id] ?? 1) : 0);
    }
    await page.close();
  });
}

test('no selector of a form finds anything on a page that is none', async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.setContent(await read('2026-09-wrong-page'));
  for (const { id } of SELECTORS) {
    if (!EVERYWHERE.includes(id)) expect(await page.evaluate(count, chainOf(id)), id).toBe(0);
  }
  await page.close();
});

test('each candidate says when it was last seen, the newest first', () => {
  for (const { id, candidates } of SELECTORS) {
    const months: string[] = candidates.map(({ seen }) => seen);
    expect(
      months.every((month) => /^20\d\d-(0[1-9]|1[0-2])$/.test(month)),
      id,
    ).toBe(true);
    if (!BY_WORTH.includes(id)) expect(months, id).toEqual(months.toSorted().reverse());
  }
});
