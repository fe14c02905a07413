/**
 * How long a comparison of thumbnails takes until it tells anything, by the usual size of a sample for two proportions (Fleiss, Levin
 * & Paik, Statistical Methods for Rates and Proportions, §4.2): each pair at a two-sided 5 % shared among all pairs (Bonferroni),
 * with a chance of 80 % to see a difference that is there.
 */

export interface ComparisonWish {
  /** How often YouTube shows the video's thumbnail in a day, to all. */
  impressionsPerDay: number;
  /** Share of impressions that are clicked now, from 0 to 1. */
  clickRate: number;
  /** By how much the better thumbnail is to be clicked more often, as a share of the rate now: 0.1 for a tenth. */
  difference: number;
  /** 2 or 3. */
  thumbnails: number;
}

export interface ComparisonPlan {
  /** Until a difference of that size would show in four of five comparisons. */
  days: number;
  /** Of each thumbnail. */
  impressionsEach: number;
  /** The smallest difference that would show within the time that YouTube compares, or null where not even a doubling would. */
  smallestDifference: number | null;
}

/** YouTube ends a comparison after two weeks. */
export const COMPARISON_DAYS_MAX = 14;

/** Quantiles of the standard normal: 1 − α/2 for one pair and for three, and the power. */
const QUANTILE_BY_PAIRS = { 1: 1.959964, 3: 2.39398 };
const POWER_QUANTILE = 0.841621;

export function planComparison(wish: ComparisonWish): ComparisonPlan {
  const impressionsEach = impressionsFor(wish);
  return {
    days: Math.ceil((impressionsEach * wish.thumbnails) / wish.impressionsPerDay),
    impressionsEach,
    smallestDifference: smallestDifference(wish),
  };
}

function impressionsFor({ clickRate, difference, thumbnails }: ComparisonWish): number {
  const better = Math.min(1, clickRate * (1 + difference));
  const mean = (clickRate + better) / 2;
  const quantile = thumbnails > 2 ? QUANTILE_BY_PAIRS[3] : QUANTILE_BY_PAIRS[1];
  const spread =
    quantile * Math.sqrt(2 * mean * (1 - mean)) +
    POWER_QUANTILE * Math.sqrt(clickRate * (1 - clickRate) + better * (1 - better));
  return Math.ceil((spread / (better - clickRate)) ** 2);
}

/** By halving: the larger a difference, the fewer impressions it takes. */
function smallestDifference(wish: ComparisonWish): number | null {
  const shows = (difference: number) =>
    impressionsFor({ ...wish, difference }) * wish.thumbnails <= wish.impressionsPerDay * COMPARISON_DAYS_MAX;
  let [low, high] = [0.001, 1];
  if (!shows(high)) return null;
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}
