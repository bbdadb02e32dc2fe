import { describe, expect, test } from "vitest";
import { byMember, memberNames } from "./member.ts";
import { addScores, type MemberRecord, memberWeights } from "./member-weights.ts";

const scored = (series: string, best: string, weight: number) => ({
  series,
  kind: "flow" as const,
  horizon: 6 as const,
  weight,
  crps: byMember(memberNames, (name) => (name === best ? 0.5 : 1)),
});

const total = (weights: object) =>
  Object.values(weights).reduce((sum: number, weight: number) => sum + weight, 0);

describe("weights of the members", () => {
  test("are equal before anything has come, and those of a scatter four to one to one", () => {
    const weights = memberWeights([], "a", "flow", 6);
    for (const name of memberNames) expect(weights[name]).toBeCloseTo(1 / 7, 12);
    expect(memberWeights([], "b", "scatter", 6)).toEqual({
      "straight-line": 4 / 6,
      damped: 1 / 6,
      walk: 1 / 6,
      "no-change": 0,
    });
  });

  test("go to the member that has scored best, the more the more it has shown", () => {
    const few = memberWeights(addScores([], scored("a", "walk", 1)), "a", "flow", 6);
    const many = memberWeights(addScores([], scored("a", "walk", 40)), "a", "flow", 6);
    expect(few.walk).toBeGreaterThan(1 / 7);
    expect(many.walk).toBeGreaterThan(few.walk as number);
    expect(total(many)).toBeCloseTo(1, 12);
  });

  test("a series with nothing to show leans on the others, most on its own kind and horizon", () => {
    const record: MemberRecord = addScores([], scored("a", "walk", 5));
    const near = memberWeights(record, "new", "flow", 6).walk as number;
    const far = memberWeights(record, "new", "flow", 24).walk as number;
    const other = memberWeights(record, "new", "record-up", 24).walk as number;
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(other);
    expect(other).toBeGreaterThan(1 / 7);
  });

  test("scores of a series at another horizon are not its own", () => {
    const record = addScores([], { ...scored("a", "walk", 40), horizon: 24 });
    const own = memberWeights(record, "a", "flow", 24).walk as number;
    expect(memberWeights(record, "a", "flow", 6).walk).toBeLessThan(own);
    // They count as those of any other series.
    expect(memberWeights(record, "a", "flow", 6)).toEqual(memberWeights(record, "b", "flow", 6));
  });

  test("scores of one outcome after another add up", () => {
    const once = addScores(addScores([], scored("a", "walk", 1)), scored("a", "walk", 2));
    const atOnce = addScores([], scored("a", "walk", 3));
    expect(once).toHaveLength(1);
    expect(memberWeights(once, "a", "flow", 6).walk).toBeCloseTo(
      memberWeights(atOnce, "a", "flow", 6).walk as number,
      2,
    );
  });
});
