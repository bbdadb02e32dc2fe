import { expect, test } from "vitest";
import { openGap } from "./open-gap.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

const model = (version: string, date: string, eci: number, open: boolean): ScoredModel => ({
  version,
  label: version,
  date,
  organization: version,
  open,
  eci,
  parameters: undefined,
  flop: undefined,
  usd: undefined,
});

const known = (models: readonly ScoredModel[], tolerance: number): ScoredModels => ({
  models,
  draws: models.map(({ eci }) => Float64Array.of(eci)),
  level: 0.9,
  tolerance: () => tolerance,
});

const race = [
  model("closed-1", "2024-01-01", 120, false),
  model("open-1", "2024-01-01", 110, true),
  model("closed-2", "2024-07-01", 130, false),
  model("open-2", "2024-10-01", 120, true),
  model("closed-3", "2024-12-15", 125, false),
];

/** Months of 30.4375 days between looks and releases: exact to the day, not to the month. */
const DAY = 1 / 30;

test("the lag grows month by month until an open model draws level", () => {
  const gap = openGap(known(race, 0), "2024-12-15");
  expect(gap?.series.map(({ strictMonths }) => Math.round(strictMonths))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 3, 4, 5,
  ]);
  expect(gap?.series.at(-1)?.closedModel).toBe("closed-2");
  expect(Math.abs((gap?.series[8]?.strictMonths ?? 0) - 8)).toBeLessThan(DAY);
});

test("a difference within the interval counts as caught up, an equal score always does", () => {
  const gap = openGap(known(race, 10), "2024-12-15");
  expect(gap?.series.map(({ tiedMonths }) => Math.round(tiedMonths))).toEqual([
    0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0,
  ]);
});

test("without spread in the scores the interval is the value", () => {
  const gap = openGap(known(race, 0), "2024-12-15");
  expect(gap?.strict.lower).toBe(gap?.strict.lagMonths);
  expect(gap?.strict.upper).toBe(gap?.strict.lagMonths);
});

test("nothing can be said while one of both kinds is missing", () => {
  expect(
    openGap(
      known(
        race.filter(({ open }) => open),
        0,
      ),
      "2024-12-15",
    ),
  ).toBeUndefined();
  expect(openGap(known(race, 0), "2023-12-31")).toBeUndefined();
});

test("looks end with the newest model on the scale: nothing is known of the time after it", () => {
  const later = openGap(known(race, 0), "2026-12-31");
  expect(later).toEqual(openGap(known(race, 0), "2024-12-15"));
  expect(later?.to).toBe("2024-12-15");
});

test("the first look is on the first day with both kinds, and alone on that day", () => {
  const gap = openGap(known(race, 0), "2024-01-01");
  expect([gap?.series.length, gap?.to, gap?.strict.lagMonths]).toEqual([1, "2024-01-01", 0]);
});
