import { describe, expect, test } from "vitest";
import { monthsBetween } from "../../base/calendar.ts";
import { arrivals, barScore } from "./arrivals.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

const model = (organization: string | undefined, date: string, eci: number): ScoredModel => ({
  ...{ version: `${organization} ${date}`, label: "", date, organization, eci },
  ...{ open: undefined, parameters: undefined, flop: undefined, usd: undefined },
});

/** The first, one that follows, one that is not there yet, and one last seen before the first. */
const models = [
  model("gone", "2022-01-01", 90),
  model("behind", "2022-06-01", 95),
  model("first", "2023-01-01", 120),
  model(undefined, "2023-02-01", 125),
  model("follower", "2023-03-01", 118),
  model("behind", "2023-05-01", 110),
  model("follower", "2023-07-01", 121),
  model("behind", "2023-10-01", 105),
];
const scored = (draws: readonly (readonly number[])[] = models.map(() => [])): ScoredModels => ({
  ...{ models, level: 0.9, tolerance: () => 0 },
  draws: draws.map((each) => Float64Array.from(each)),
});
const bar = { kind: "score", value: 120 } as const;

test("a bar is a number, or the score of a model in a world", () => {
  expect(barScore(bar, [1, 2])).toBe(120);
  expect(barScore({ kind: "model", index: 1 }, [1, 2])).toBe(2);
});

describe("by the scores themselves", () => {
  const found = arrivals(scored(), bar);

  test("who arrived stands before who did not, the earliest first; who was never seen is left out", () => {
    expect(found.map(({ organization }) => organization)).toEqual(["first", "follower", "behind"]);
    expect(found.map(({ leader }) => leader)).toEqual([true, false, false]);
    expect(found.map(({ censored }) => censored)).toEqual([false, false, true]);
  });

  test("a lag counts from the first of all to the first at the bar, or to the last seen", () => {
    expect(found.map(({ date }) => date)).toEqual(["2023-01-01", "2023-07-01", undefined]);
    expect(found.map(({ lagMonths }) => lagMonths)).toEqual([
      0,
      monthsBetween("2023-01-01", "2023-07-01"),
      monthsBetween("2023-01-01", "2023-10-01"),
    ]);
  });

  test("the model is the one that crossed, else the best so far", () => {
    expect(found.map(({ model: { eci } }) => eci)).toEqual([120, 121, 110]);
  });

  test("without draws there is no interval", () => {
    expect(found[1]).toMatchObject({
      dateLower: "2023-07-01",
      dateUpper: undefined,
      arrivedShare: 0,
    });
  });

  test("nobody arrives at a bar above all", () => {
    expect(arrivals(scored(), { kind: "score", value: 126 })).toEqual([]);
    expect(arrivals(scored(), { kind: "score", value: 125 })[0]?.organization).toBe("follower");
  });
});

describe("in drawn worlds", () => {
  /** Scores as they are, in ten worlds. */
  const same = models.map(({ eci }) => Array.from({ length: 10 }, () => eci));
  /** The follower's first model is at the bar in five of ten worlds, "behind" in two. */
  const drawn = same.map((each, index) =>
    index === 4
      ? each.map((_, world) => (world < 5 ? 120 : 119))
      : index === 5
        ? each.map((_, world) => (world < 2 ? 120 : 110))
        : each,
  );
  const found = arrivals(scored(drawn), bar);

  test("the interval reaches from the earliest to the latest day at which it may have arrived", () => {
    const follower = found.find(({ organization }) => organization === "follower");
    expect(follower).toMatchObject({
      ...{ dateLower: "2023-03-01", dateUpper: "2023-07-01", arrivedShare: 1 },
      lower: monthsBetween("2023-01-01", "2023-03-01"),
      upper: monthsBetween("2023-01-01", "2023-07-01"),
    });
  });

  test("who has arrived in some worlds has a lower end and no upper one", () => {
    const behind = found.find(({ organization }) => organization === "behind");
    expect(behind).toMatchObject({ dateLower: "2023-05-01", dateUpper: undefined });
    expect(behind).toMatchObject({ upper: undefined, arrivedShare: 0.2, censored: true });
    expect(behind?.lower).toBe(monthsBetween("2023-01-01", "2023-05-01"));
  });

  test("the bar of a model moves with its draws", () => {
    // In nine worlds of ten the bar is out of the follower's reach.
    const high = same.map((each, index) =>
      index === 2 ? each.map((_, world) => (world < 1 ? 120 : 130)) : each,
    );
    const moved = arrivals(scored(high), { kind: "model", index: 2 });
    expect(moved.find(({ organization }) => organization === "follower")?.arrivedShare).toBe(0.1);
    expect(moved.find(({ organization }) => organization === "first")?.arrivedShare).toBe(1);
  });

  test("an interval is widened to the date that the scores give", () => {
    // In every world the first model is there already, or not before the last.
    const early = same.map((each, index) => (index === 4 ? each.map(() => 120) : each));
    const follower = (draws: readonly (readonly number[])[]) =>
      arrivals(scored(draws), bar).find(({ organization }) => organization === "follower");
    expect(follower(early)).toMatchObject({ dateLower: "2023-03-01", dateUpper: "2023-07-01" });
    const never = same.map((each, index) => (index === 6 ? each.map(() => 119) : each));
    expect(follower(never)).toMatchObject({ dateLower: "2023-07-01", dateUpper: undefined });
  });
});
