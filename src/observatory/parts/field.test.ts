import { describe, expect, test } from "vitest";
import { scoredModel as model } from "../../../test/support/scored-model.ts";
import { monthsBetween } from "../../base/calendar.ts";
import { fieldOf } from "./field.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

const gone = model("Gone", "gone-1", "2024-12-31", 160);
const quiet = model("Quiet", "quiet-1", "2025-01-02", 120);
const lead1 = model("Lead", "lead-1", "2025-03-01", 125);
const next1 = model("Next", "next-1", "2025-04-01", 141);
const nobody = model(undefined, "nobody-1", "2025-06-01", 130);
const lead2 = model("Lead", "lead-2", "2025-10-01", 150);
const next2 = model("Next", "next-2", "2025-12-31", 139);
const models = [quiet, lead1, next1, nobody, lead2, next2];

const scoredOf = (
  some: readonly ScoredModel[],
  worlds: readonly (readonly number[])[] = [],
  tolerance = 0,
): ScoredModels => ({
  models: some,
  draws: some.map((_, index) => Float64Array.from(worlds.map((world) => world[index] as number))),
  level: 0.9,
  tolerance: () => tolerance,
});

const ask = (scored: ScoredModels, asOf = "2026-01-01", score = 130) =>
  fieldOf(scored, lead2, { score, first: scored.models.find(({ eci }) => eci >= score) }, asOf);

describe("who is in the field", () => {
  const { contenders, to, within } = ask(scoredOf(models));

  test("is each organisation by its best model, best first, nobody's models aside", () => {
    expect(contenders.map(({ organization, best }) => [organization, best.version])).toEqual([
      ["Lead", "lead-2"],
      ["Next", "next-1"],
      ["Quiet", "quiet-1"],
    ]);
    expect(contenders.map(({ points }) => points)).toEqual([0, 9, 30]);
  });

  test("has released in the year up to the newest score, to the day", () => {
    expect(to).toBe("2025-12-31");
    // 365 days before 2025-12-31 is 2024-12-31, which is a year ago and no longer within it.
    const names = (some: readonly ScoredModel[]) =>
      ask(scoredOf(some)).contenders.map(({ organization }) => organization);
    expect(names([gone, ...models])).not.toContain("Gone");
    expect(names([{ ...gone, date: "2025-01-01" }, ...models])).toContain("Gone");
  });

  test("is behind since another's model stood above its best, until the newest score", () => {
    const [lead, next, last] = contenders;
    expect([lead?.passedBy, lead?.monthsSincePassed]).toEqual([undefined, 0]);
    expect(next?.passedBy).toBe(lead2);
    expect(next?.monthsSincePassed).toBe(monthsBetween("2025-10-01", "2025-12-31"));
    expect(last?.passedBy).toBe(lead1);
    expect(last?.monthsSincePassed).toBe(monthsBetween("2025-03-01", "2025-12-31"));
  });

  test("has passed the bar with its first model there, counted from the first of all", () => {
    expect(contenders.map(({ arrival }) => arrival?.model.version)).toEqual([
      "lead-2",
      "next-1",
      undefined,
    ]);
    expect(contenders[1]?.arrival?.months).toBe(0);
    expect(contenders[0]?.arrival?.months).toBe(monthsBetween("2025-04-01", "2025-10-01"));
    expect(within).toBe(2);
  });

  test("may be out of date half a year after its last score", () => {
    const silent = (asOf: string) =>
      ask(scoredOf(models), asOf).contenders.map((each) => each.silent);
    expect(silent("2026-01-01")).toEqual([false, false, true]);
    // 183 days after 2025-10-01.
    expect(silent("2026-04-02")[0]).toBe(false);
    expect(silent("2026-04-03")[0]).toBe(true);
    expect(contenders.map(({ lastScored }) => lastScored)).toEqual([
      "2025-10-01",
      "2025-12-31",
      "2025-01-02",
    ]);
  });
});

describe("the interval of the months behind", () => {
  const scores = models.map(({ eci }) => eci);
  const upset = scores.map((eci, index) => (models[index] === next1 ? 155 : eci));

  test("asks again in every drawn world", () => {
    const [lead, next] = ask(scoredOf(models, [scores, upset])).contenders;
    expect([next?.lower, next?.upper].map((end) => (end as number) > 0)).toEqual([true, true]);
    // Half of the worlds have Next ahead: 0 months; 5 % of the way from there to the other.
    expect(next?.lower).toBeCloseTo(0.05 * monthsBetween("2025-10-01", "2025-12-31"), 10);
    expect(lead?.upper).toBeCloseTo(0.95 * monthsBetween("2025-04-01", "2025-12-31"), 10);
  });

  test("holds the months of the scores themselves where the worlds do not", () => {
    const [lead, next] = ask(scoredOf(models, [upset, upset])).contenders;
    expect(next?.upper).toBe(next?.monthsSincePassed);
    expect([lead?.lower, lead?.monthsSincePassed]).toEqual([0, 0]);
  });

  test("is a point without draws", () => {
    const [, next] = ask(scoredOf(models)).contenders;
    expect([next?.lower, next?.upper]).toEqual([next?.monthsSincePassed, next?.monthsSincePassed]);
  });
});

describe("the lead", () => {
  test("is the distance to the second, and a tie within its error", () => {
    expect(ask(scoredOf(models, [], 8.9)).lead).toEqual({
      organization: "Lead",
      over: "Next",
      points: 9,
      tied: false,
    });
    expect(ask(scoredOf(models, [], 9)).lead?.tied).toBe(true);
  });

  test("needs a second", () => {
    expect(ask(scoredOf([lead1, lead2])).lead).toBeUndefined();
  });
});
