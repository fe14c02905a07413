import type { Stage } from './support/stage.ts';

/** What a row should reach: its value, or its ratio where it has a baseline. */
export type Goal = { value: 'at most' | 'at least'; limit: number } | { ratio: 'at least'; limit: number };

/** One line of the table. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  /** What it was compared with in the same run, turn by turn. */
  baseline?: string;
  /** How many times faster than the baseline. */
  ratio?: number;
  /** Null for what is only to be known, such as a part of a size that has a goal as a whole. */
  goal: Goal | null;
  /** How far the measurements lie apart, in words. */
  spread: string;
}

/** A file in `rows/` has one of these as its default export; its name without `.ts` is what `--only` takes. */
export interface Benchmark {
  /** What it measures, in a sentence for the person who waits. */
  title: string;
  run(stage: Stage): Promise<Row[]>;
}
