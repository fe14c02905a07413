import { describe, expect, it } from 'vitest';
import { planComparison } from '../../../components/comparison/plan-comparison.ts';
import { randomFrom } from '../../../utils/scene/random.ts';

const aWish = { impressionsPerDay: 5_000, clickRate: 0.05, difference: 0.1, thumbnails: 2 };

describe('the plan of a comparison', () => {
  it('asks for as many impressions as tables of sample sizes do', () => {
    // 5 % against 5.5 %, α = 5 % two-sided, power 80 %: 31,231 to 31,234 by method.
    const { impressionsEach } = planComparison(aWish);
    expect(impressionsEach).toBeGreaterThan(31_225);
    expect(impressionsEach).toBeLessThan(31_240);
  });

  it('sees the difference in four of five comparisons, and one that is not there in one of twenty', () => {
    const { impressionsEach: each } = planComparison(aWish);
    const random = randomFrom(7);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    /** A share of clicks among so many impressions, as large samples have it. */
    const drawn = (rate: number) => rate + normal() * Math.sqrt((rate * (1 - rate)) / each);
    const isSeen = (one: number, other: number) => {
      const mean = (one + other) / 2;
      return Math.abs(one - other) / Math.sqrt((2 * mean * (1 - mean)) / each) > 1.959964;
    };
    const shareSeen = (other: number) => {
      let seen = 0;
      for (let turn = 0; turn < 20_000; turn++) if (isSeen(drawn(0.05), drawn(other))) seen++;
      return seen / 20_000;
    };
    expect(Math.abs(shareSeen(0.055) - 0.8)).toBeLessThan(0.01);
    expect(Math.abs(shareSeen(0.05) - 0.05)).toBeLessThan(0.005);
  });

  it('takes the longer the fewer see it, the smaller the difference and the more thumbnails there are', () => {
    const { days } = planComparison(aWish);
    expect(days).toBe(13);
    expect(planComparison({ ...aWish, impressionsPerDay: 500 }).days).toBe(125);
    expect(planComparison({ ...aWish, difference: 0.05 }).days).toBeGreaterThan(3 * days);
    expect(planComparison({ ...aWish, thumbnails: 3 }).days).toBeGreaterThan(1.5 * days);
  });

  it('says which difference would still show in two weeks', () => {
    const { smallestDifference } = planComparison(aWish);
    expect(smallestDifference).toBeGreaterThan(0.09);
    expect(smallestDifference).toBeLessThanOrEqual(0.1);
    expect(planComparison({ ...aWish, difference: smallestDifference ?? 0 }).days).toBeLessThanOrEqual(14);
    expect(planComparison({ ...aWish, impressionsPerDay: 20 }).smallestDifference).toBeNull();
  });
});
