import type { PracticeOptions } from './switches.ts';

/** What the parts of the page may ask of the whole. */
export interface Studio {
  readonly options: PracticeOptions;
  toast(text: string): void;
  openUploadDialog(): void;
  openExperimentDialog(): void;
  openOptionsMenu(change: () => void): void;
  navigate(path: string): void;
}
