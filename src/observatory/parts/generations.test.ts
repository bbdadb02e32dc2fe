import { expect, test } from "vitest";
import { monthsBetween } from "../../base/calendar.ts";
import { generations } from "./generations.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

const model = (
  version: string,
  date: string,
  eci: number,
  rest: Partial<ScoredModel> = {},
): ScoredModel => ({
  ...{ version, label: version, date, organization: version, open: undefined, eci },
  ...{ parameters: undefined, flop: undefined, usd: undefined, ...rest },
});
const scored = (models: readonly ScoredModel[]): ScoredModels => ({
  ...{ models, level: 0.9, tolerance: () => 0 },
  draws: models.map(() => Float64Array.of(1)),
});

/** A generation is ten points. */
const models = [
  model("ancient", "2022-01-01", 111, { flop: 1e23, usd: 1e5 }),
  model("gpt-3.5-turbo-0613", "2022-06-01", 115),
  model("gpt-4-0314", "2023-03-01", 125, { flop: 2e25 }),
  model("known", "2023-06-01", 125, { flop: 1e25, usd: 1e7 }),
  ...[1, 2, 3, 4, 5].map((i) => model(`follower ${i}`, `2024-0${i}-01`, 125)),
  model("next", "2025-01-01", 136, { flop: 1e26 }),
];

test("a generation is the step from GPT-3.5 to GPT-4, from one below the bar to the last reached", () => {
  const found = generations(scored(models), 121);
  expect(found.map(({ step, score, first }) => [step, score, first.version])).toEqual([
    [-1, 111, "ancient"],
    [0, 121, "gpt-4-0314"],
    [1, 131, "next"],
  ]);
});

test("each counts its months, who has arrived, and multiples of compute and cost", () => {
  const [below, bar, above] = generations(scored(models), 121);
  expect(below).toMatchObject({ monthsAfterPrevious: undefined, flopRatio: undefined });
  expect(bar).toMatchObject({
    monthsAfterPrevious: monthsBetween("2022-01-01", "2023-03-01"),
    ...{ arrived: 8, flopRatio: expect.closeTo(200, 9), usdRatio: undefined },
  });
  expect(bar?.firstOfKnownCompute?.version).toBe("gpt-4-0314");
  // Seven follow in 3, 10, 11, 12, 13, 14 and 22 months: half of them by the fourth.
  expect(bar?.medianMonths).toBe(monthsBetween("2023-03-01", "2024-03-01"));
  expect(above).toMatchObject({
    arrived: 1,
    flopRatio: expect.closeTo(5, 9),
    medianMonths: undefined,
  });
});

test("the first of known compute need not be the first", () => {
  const hidden = models.map((each) =>
    each.version === "gpt-4-0314" ? { ...each, flop: undefined } : each,
  );
  const bar = generations(scored(hidden), 121)[1];
  expect(bar?.first.version).toBe("gpt-4-0314");
  expect(bar?.firstOfKnownCompute?.version).toBe("known");
  expect([bar?.flopRatio, bar?.usdRatio]).toEqual([expect.closeTo(100, 9), 100]);
});

test("one below is left out where the bar's first model reached it first as well", () => {
  const stepsFrom = (score: number) => generations(scored(models), score).map(({ step }) => step);
  // "next" is the first at 126 and at 136.
  expect(stepsFrom(136)).toEqual([0]);
  expect(stepsFrom(135)).toEqual([-1, 0]);
});

test("at most ten above the bar are looked for", () => {
  const far = [...models, model("far", "2026-01-01", 1000)];
  expect(generations(scored(far), 121).at(-1)?.step).toBe(10);
});

test("without both models of the step there are none, nor where it does not rise", () => {
  for (const missing of ["gpt-4-0314", "gpt-3.5-turbo-0613"]) {
    const some = models.filter(({ version }) => version !== missing);
    expect(generations(scored(some), 121)).toEqual([]);
  }
  const level = models.map((each) =>
    each.version === "gpt-3.5-turbo-0613" ? { ...each, eci: 125 } : each,
  );
  expect(generations(scored(level), 121)).toEqual([]);
});
