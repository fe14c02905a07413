import { z } from 'zod';
import type { Goal, Row } from './benchmark.ts';

/** What scripts read from `results.json`. */
export const resultsSchema = z.array(
  z.strictObject({
    name: z.string().min(1),
    value: z.number().nonnegative(),
    unit: z.string().min(1),
    baseline: z.string().min(1).optional(),
    ratio: z.number().positive().optional(),
    /** In words; `none` where the row is only to be known. */
    goal: z.string().min(1),
  }),
);
export type Result = z.infer<typeof resultsSchema>[number];

export function resultOf({ name, value, unit, baseline, ratio, goal }: Row): Result {
  return {
    name,
    value: round(value),
    unit,
    ...(baseline !== undefined && { baseline }),
    ...(ratio !== undefined && { ratio: round(ratio) }),
    goal: goalInWords(goal, unit),
  };
}

/** Whether a row reaches its goal; null where it has none. */
export function isMet({ value, ratio, goal }: Row): boolean | null {
  if (!goal) return null;
  if ('ratio' in goal) return ratio !== undefined && ratio >= goal.limit;
  return goal.value === 'at most' ? value <= goal.limit : value >= goal.limit;
}

/** Three digits are as many as a second run would give again. */
const round = (value: number) => (value === 0 ? 0 : Number(value.toPrecision(value >= 1000 ? 4 : 3)));

function goalInWords(goal: Goal | null, unit: string): string {
  if (!goal) return 'none';
  if ('ratio' in goal) return `≥ ${goal.limit}× the baseline`;
  return `${goal.value === 'at most' ? '≤' : '≥'} ${goal.limit} ${unit}`;
}

/** The rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { name, value, unit, baseline, ratio, goal } = resultOf(row);
    const met = isMet(row);
    return [
      name,
      `${value} ${unit}`,
      row.spread,
      baseline === undefined ? '' : `${ratio}× as fast as ${baseline}`,
      goal === 'none' ? '' : goal,
      met === null ? '' : met ? 'yes' : '**no**',
    ];
  });
  const table = [
    ['what', 'value', 'spread', 'against', 'goal', 'met'],
    ['---', '---:', '---', '---', '---', '---'],
    ...lines,
  ];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
