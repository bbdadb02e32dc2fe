import { describe, expect, test } from "vitest";
import {
  claimedRange,
  leaningOf,
  type Probabilities,
  probabilitiesOf,
  verdictOf,
} from "./verdict.ts";

const exactly = (perYear: number) => ({ perYear, perYearLow: perYear, perYearHigh: perYear });
/** A rate whose 90 % interval reaches a factor to either side. */
const about = (growthPerYear: number, factor: number) => ({
  growthPerYear,
  lower: growthPerYear / factor,
  upper: growthPerYear * factor,
  level: 0.9,
});

describe("the range of a claim", () => {
  test("of a point is a quarter either way in the exponent", () => {
    expect(claimedRange(exactly(1 / 16))).toEqual([
      expect.closeTo(1 / 32, 12),
      expect.closeTo(1 / 8, 12),
    ]);
    expect(claimedRange(exactly(16))).toEqual([expect.closeTo(8, 12), expect.closeTo(32, 12)]);
  });

  test("that was claimed is itself", () => {
    expect(claimedRange({ perYear: 1, perYearLow: 0.5, perYearHigh: 2 })).toEqual([0.5, 2]);
  });
});

describe("the probabilities of a price that was claimed to fall sixteenfold", () => {
  const of = (...estimates: ReturnType<typeof about>[]) =>
    probabilitiesOf(exactly(1 / 16), estimates, 1);

  test("add up, and are halves and tails of the normal curve", () => {
    // The estimate stands on the faster end of the range; the slower end is two standard
    // deviations away: 1.644854 of them are the factor of the interval.
    const { slower, asClaimed, faster } = of(about(1 / 32, 4 ** (1.644854 / 2)));
    expect(faster).toBeCloseTo(0.5, 6);
    expect(slower).toBeCloseTo(0.02275, 5);
    expect(asClaimed).toBeCloseTo(0.47725, 5);
  });

  test("are sure where the interval has no width", () => {
    expect(of(about(1 / 64, 1))).toEqual({ slower: 0, asClaimed: 0, faster: 1 });
    expect(of(about(1 / 4, 1))).toEqual({ slower: 1, asClaimed: 0, faster: 0 });
    expect(of(about(1 / 16, 1))).toEqual({ slower: 0, asClaimed: 1, faster: 0 });
  });

  test("weigh readings equally", () => {
    expect(of(about(1 / 64, 1), about(1 / 16, 1))).toEqual({
      ...{ slower: 0, asClaimed: 0.5, faster: 0.5 },
    });
  });

  test("use the width of the side on which an end of the range lies", () => {
    const skewed = { growthPerYear: 1 / 16, lower: 1 / 16, upper: 1 / 8, level: 0.9 };
    const { slower, faster } = of(skewed);
    expect(faster).toBe(0);
    expect(slower).toBeCloseTo(0.05, 6);
  });
});

test("an estimate without width on the lower end of the range is as claimed", () => {
  const range = { perYear: 1, perYearLow: 0.5, perYearHigh: 2 };
  expect(probabilitiesOf(range, [about(0.5, 1)], 0)).toMatchObject({ asClaimed: 1 });
});

test("progress is growth where growth was claimed", () => {
  const rises = { perYear: 1, perYearLow: 0.5, perYearHigh: 2 };
  expect(probabilitiesOf(rises, [about(3, 1)], 0)).toMatchObject({ faster: 1 });
  expect(probabilitiesOf(rises, [about(0.3, 1)], 0)).toMatchObject({ slower: 1 });
  expect(probabilitiesOf(exactly(4), [about(16, 1)], 1)).toMatchObject({ faster: 1 });
});

describe("a verdict", () => {
  const three = (slower: number, asClaimed: number, faster: number): Probabilities => ({
    ...{ slower, asClaimed, faster },
  });

  test("is a word from 90 % on", () => {
    expect(verdictOf(three(0.9, 0.1, 0))).toBe("slower");
    expect(verdictOf(three(0, 0.9, 0.1))).toBe("as claimed");
    expect(verdictOf(three(0.1, 0, 0.9))).toBe("faster");
    expect(verdictOf(three(0.11, 0.89, 0))).toBe("undecided");
    expect(verdictOf(three(0.89, 0.11, 0))).toBe("undecided");
    expect(verdictOf(three(0, 0.11, 0.89))).toBe("undecided");
    expect(verdictOf(undefined)).toBe("undecided");
  });

  test("leans to the likeliest", () => {
    expect(leaningOf(three(0.5, 0.3, 0.2))).toEqual({ verdict: "slower", probability: 0.5 });
    expect(leaningOf(three(0.3, 0.5, 0.2))).toEqual({ verdict: "as claimed", probability: 0.5 });
    expect(leaningOf(three(0.2, 0.3, 0.5))).toEqual({ verdict: "faster", probability: 0.5 });
  });
});
