/** A file as it leaves the page for a test. */
export interface ReceivedFile {
  name: string;
  type: string;
  base64: string;
}

/** `window.practiceStudio`: what tests, and a person at the console, may ask of the page and do to it. */
export interface PracticePageApi {
  /** The file that the video shown has as its thumbnail now; null where none came or Studio took it back. */
  applied(): Promise<ReceivedFile | null>;
  /** The video file that the upload dialog got, as it got it; null where it got none. */
  videoFile(): Promise<ReceivedFile | null>;
  /** The pictures of the A/B test whose dialog is open, in its order; null where a row has none. */
  testFiles(): Promise<(ReceivedFile | null)[]>;
  /** How many files came into the thumbnail's input, whatever became of them. */
  receivedCount(): number;
  /** What was done that must never be done, in words. */
  trapsSprung(): string[];
  /** How many letters reached the page's keyboard shortcuts. */
  shortcutsHeard(): number;
  /** Ends the upload of the video, where the switch `upload=held` holds it. */
  finishUpload(): void;
  /** Gives a new video its id, however long `idDelay` is. */
  giveId(): void;
  /** Closes the upload dialog from within Studio. */
  closeDialog(): void;
  /** Opens a draft as the list of videos does. */
  openDraft(id: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Goes to a page of Studio's as its own links do, without loading. */
  navigate(path: string): void;
  /** Has every host of the editor render, as any change of Studio's data does. */
  render(): void;
  /** Changes the title from within Studio, not by typing. */
  setTitle(title: string): void;
}

declare global {
  interface Window {
    practiceStudio: PracticePageApi;
  }
}
