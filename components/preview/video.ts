/** What is the same of every thumbnail that is tried on. */
export interface Video {
  title: string;
  channelName: string;
  durationSeconds: number;
  /** Shows the red bar of a video that was begun. */
  isWatched: boolean;
}
