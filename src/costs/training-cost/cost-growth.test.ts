import { describe, expect, test } from "vitest";
import { costGrowth, costPoints, monthYear } from "./cost-growth.ts";
import { edition202406 } from "./edition.ts";
import type { ModelCosts } from "./training-costs.ts";

const priced = (name: string, published: string, totalUsd: number): ModelCosts => {
  const parts = { totalUsd, chipCount: 1, chipUsd: totalUsd, baseModelUsd: 0 };
  return {
    run: { name, published, organization: "", hardware: [] },
    amortised: { ok: false, error: { code: "no-hardware", facts: {} } },
    cloud: { ok: false, error: { code: "no-hardware", facts: {} } },
    acquisition: { ok: true, value: parts },
  };
};
const index = new Map([
  ["2020-01-01", 100],
  ["2021-01-01", 110],
  ["2022-01-01", 120],
  ["2023-12-01", 120],
]);

describe("costPoints", () => {
  test("states sums in the prices of the edition's month", () => {
    const costs = [priced("a", "2020-01-31", 1000), priced("b", "2022-01-01", 1000)];
    const points = costPoints(costs, "acquisition", edition202406, index);
    expect(points.ok && points.value.map(({ usd, realUsd }) => [usd, realUsd])).toEqual([
      [1000, 1200],
      [1000, 1000],
    ]);
  });

  test("models without a cost on the basis are no points; a month without index is a problem", () => {
    const costs = [priced("a", "2020-01-31", 1000)];
    expect(costPoints(costs, "cloud", edition202406, index)).toEqual({ ok: true, value: [] });
    const outside = [priced("a", "2019-01-31", 1000)];
    expect(costPoints(outside, "acquisition", edition202406, index)).toMatchObject({
      ok: false,
      error: { code: "no-index", facts: { date: "2019-01-01" } },
    });
  });
});

describe("costGrowth", () => {
  test("costs that triple a year grow threefold", () => {
    const points = ["2020-01-01", "2021-01-01", "2022-01-01"].map((date, year) => ({
      model: date,
      date,
      usd: 3 ** year,
      realUsd: 3 ** year,
    }));
    const growth = costGrowth(points, 0.95);
    expect(growth?.perYear).toBeCloseTo(3, 10);
    expect(growth?.line.n).toBe(3);
  });

  test("two models of one day determine no growth", () => {
    const point = { model: "a", date: "2020-01-01", usd: 1, realUsd: 1 };
    expect(costGrowth([point, { ...point, model: "b" }], 0.95)).toBeUndefined();
  });
});

test("the time axis counts months of a twelfth and days of a 365th year", () => {
  expect(monthYear("2015-10-01")).toBe(2015.75);
  expect(monthYear("2023-12-31")).toBeCloseTo(2023 + 11 / 12 + 30 / 365, 12);
});
