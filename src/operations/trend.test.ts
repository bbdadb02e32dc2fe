import { describe, expect, test } from "vitest";
import { contextOf } from "../../test/support/facts.ts";
import { trends } from "../trends/index.ts";
import { runOperation } from "./parts/operation.ts";
import trend, { type PublicTrend } from "./trend.ts";

async function measure(input: object): Promise<PublicTrend> {
  const run = await runOperation(trend, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result as PublicTrend;
}

const refusal = async (input: object) => {
  const run = await runOperation(trend, input, contextOf());
  return run.ok ? undefined : run.error.code;
};

describe.each(trends.map(({ id }) => id))("%s", (id) => {
  test("has a rate inside its interval, points with sources, and a prediction wider than the mean", async () => {
    const result = await measure({ id });
    const { fit } = result;
    expect(fit.lower ?? 0).toBeLessThan(fit.growthPerYear);
    expect(fit.upper ?? 0).toBeGreaterThan(fit.growthPerYear);
    expect(fit.n).toBe(result.points.filter(({ selected }) => selected).length);
    for (const { source } of result.points) expect(source).toMatch(/^https?:/);
    const width = (kind: string) => {
      const last = result.prediction.filter((value) => value.kind === kind).at(-1);
      return (last?.upper ?? 0) / (last?.lower ?? 1);
    };
    expect(width("prediction")).toBeGreaterThan(width("mean"));
  });

  test("gives the influence of every fitted point, the largest first", async () => {
    const { influence, fit } = await measure({ id });
    expect(influence.length).toBe(fit.n);
  });
});

test("leaving out the most influential point gives the rate that was announced", async () => {
  const whole = await measure({ id: "capability" });
  const first = whole.influence[0];
  const without = await measure({ id: "capability", exclude: [first?.id] });
  expect(without.fit.growthPerYear).toBeCloseTo(first?.growthPerYearWithout ?? 0, 10);
});

test("a period bounds the points used", async () => {
  const { points } = await measure({ id: "capability", from: "2024-01-01", to: "2024-12-31" });
  const dates = points.map(({ date }) => date).sort();
  expect(dates[0] && dates[0] >= "2024-01-01").toBe(true);
  expect(dates.at(-1) && (dates.at(-1) as string) <= "2024-12-31").toBe(true);
});

test.each([
  ["an unknown trend", { id: "gold" }, "unknown-trend"],
  ["a period without points", { id: "capability", to: "2001-01-01" }, "empty-period"],
  ["a point that is not there", { id: "capability", exclude: ["x"] }, "unknown-point"],
  ["a level above 1", { id: "capability", level: 1.2 }, "invalid-input"],
  ["a date that is no date", { id: "capability", from: "2024-13-01" }, "invalid-input"],
  ["an unknown field", { id: "capability", colour: "red" }, "unknown-field"],
  [
    "a day on which too little was known",
    { id: "time-horizon", asOf: "2020-01-01" },
    "not-determined",
  ],
])("refuses %s", async (_what, input, code) => {
  expect(await refusal(input)).toBe(code);
});
