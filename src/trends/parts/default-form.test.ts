import { expect, test } from "vitest";
import { defaultForm } from "./default-form.ts";
import type { Observation, Trend } from "./trend.ts";

const points = (value: (i: number) => number): readonly Observation[] =>
  Array.from({ length: 16 }, (_, i) => ({
    ...{ id: `${i}`, label: `${i}`, date: `${2010 + i}-01-01`, selected: true, source: "" },
    value: value(i) + 0.01 * (i % 3),
    receipt: { id: `${i}`, value: 0, unit: "", inputs: [] },
  }));

const trend = { scale: "linear", mayBreak: true } as Trend;
const bent = points((i) => i + Math.max(0, i - 8));

test("a trend that may break has the rate since a break, once one is likely", () => {
  expect(defaultForm(trend, bent)).toMatchObject({ form: "piecewise", reason: "break" });
  const straight = defaultForm(
    trend,
    points((i) => i),
  );
  expect(straight).toMatchObject({ form: "linear", reason: "no-break" });
  expect(straight.probability).toBeLessThan(0.9);
});

test("a break that is 97 or 98 % likely counts, one that is 82 % likely does not", () => {
  const bentBy = (slope: number) =>
    points((i) => i + slope * Math.max(0, i - 8) + 0.05 * (((i * 7) % 5) - 2) - 0.01 * (i % 3));
  const [likely, unsure] = [defaultForm(trend, bentBy(0.08)), defaultForm(trend, bentBy(0.06))];
  expect(likely).toMatchObject({ form: "piecewise", probability: expect.closeTo(0.975, 2) });
  expect(unsure).toMatchObject({ form: "linear", probability: expect.closeTo(0.819, 2) });
});

test("other trends have one rate, whatever their points", () => {
  const { mayBreak: _may, ...steady } = trend;
  expect(defaultForm(steady as Trend, bent)).toEqual({ form: "linear", reason: "one-rate" });
});
