import type { ApplyStatus } from '../messaging/protocol/studio.ts';
import type { ThumbnailApplier } from './apply.ts';
import { type Editor, isDialogShown } from './editors.ts';
import { find, findAll, isShown } from './look-up.ts';

/** Studio's dialog for an A/B test of thumbnails, or null while the creator does not have it open. */
export function findTestDialog(document: Document): Element | null {
  return findAll(document, 'test-dialog').find(isDialogShown) ?? null;
}

/** One A/B test that the creator is putting together. Each of its slots takes a picture as the video itself takes one. */
export class TestDialog {
  readonly element: Element;
  readonly #createApplier: (slot: () => Editor | null, signal: AbortSignal) => ThumbnailApplier;
  readonly #appliers: ThumbnailApplier[] = [];
  readonly #controller = new AbortController();

  constructor(element: Element, createApplier: (slot: () => Editor | null, signal: AbortSignal) => ThumbnailApplier) {
    this.element = element;
    this.#createApplier = createApplier;
  }

  /** Everything that is compared, a row each: its title, its picture, or both. */
  get rows(): Element[] {
    return findAll(this.element, 'test-row');
  }

  /** Those that a picture is asked for, in their order: none while titles alone are compared. */
  get slots(): Editor[] {
    return this.rows
      .filter((row) => find(row, 'test-uploader') !== null && isShown(row))
      .map((row) => ({ element: row, section: row, place: row, dialog: null, isSlot: true }));
  }

  /** What became of the pictures that slots were given. */
  get statuses(): ApplyStatus[] {
    return this.#appliers.map(({ status }) => status);
  }

  /** @param slot counted from 0 */
  applier(slot: number): ThumbnailApplier {
    this.#appliers[slot] ??= this.#createApplier(() => this.slots[slot] ?? null, this.#controller.signal);
    return this.#appliers[slot];
  }

  /** Closed, it drops its pictures. */
  end(): void {
    this.#controller.abort();
  }
}
