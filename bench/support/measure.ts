/** The value below which a share of the measurements lies. `share` in [0, 1]. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How far measurements lie apart, for the table. */
export function spreadOf(values: readonly number[], digits = 0): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${least.toFixed(digits)} to ${most.toFixed(digits)}, n = ${values.length}`;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Times two ways of doing the same by turns, A B A B …, so that whatever else the machine does falls on both. The first turn of
 * each is not counted.
 * @returns milliseconds of every turn
 */
export async function compare(turns: number, one: () => unknown, other: () => unknown): Promise<[number[], number[]]> {
  await one();
  await other();
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    times[0].push(await timed(one));
    times[1].push(await timed(other));
  }
  return times;
}
