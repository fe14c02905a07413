import type { PracticeOptions } from './switches.ts';
import type { Words } from './words.ts';

/** What the parts of the page may ask of the whole. */
export interface Studio {
  readonly options: PracticeOptions;
  readonly words: Words;
  toast(text: string): void;
  openUploadDialog(): void;
  openDraft(id: string): void;
  /** Studio opens it at a press of a person's, and at no script's. */
  openExperimentDialog(press: Event): void;
  openOptionsMenu(change: () => void): void;
  navigate(path: string): void;
}
