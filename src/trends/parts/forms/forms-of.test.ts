import { describe, expect, test } from "vitest";
import type { Form } from "../trend.ts";
import { formsOf } from "./forms-of.ts";

const log = { scale: "log", pooled: false } as const;

/** Years and values without noise to speak of: a small alternating disturbance, always the same. */
const years = Array.from({ length: 24 }, (_, i) => 2010 + i / 2);
const disturbed = (curve: (year: number) => number) =>
  years.map((year, i) => curve(year) + (i % 2 === 0 ? 1e-4 : -1e-4));

const END = years.at(-1) as number;

/** A curve of each form with its slope at the last date. */
const curves: Readonly<
  Record<string, { readonly height: (x: number) => number; readonly slope: number }>
> = {
  exponential: { height: (x) => 3 + 0.4 * (x - 2010), slope: 0.4 },
  huber: { height: (x) => 3 + 0.4 * (x - 2010), slope: 0.4 },
  "theil-sen": { height: (x) => 3 + 0.4 * (x - 2010), slope: 0.4 },
  piecewise: {
    height: (x) => 0.2 * Math.min(0, x - 2015.2) + 0.7 * Math.max(0, x - 2015.2),
    slope: 0.7,
  },
  quadratic: {
    height: (x) => 1 + 0.1 * (x - 2010) + 0.03 * (x - 2010) ** 2,
    slope: 0.1 + 0.06 * (END - 2010),
  },
  logistic: {
    height: (x) => 5 - Math.log10(1 + Math.exp(-0.9 * (x - 2014))),
    slope: (0.9 / Math.LN10) * (1 / (1 + Math.exp(0.9 * (END - 2014)))),
  },
};

describe.each(Object.entries(curves))("%s", (form, { height, slope }) => {
  const fit = formsOf(log, form as Form).get(form as Form)?.(years, disturbed(height), 0.9);

  test("recovers its own curve: the slope at the last date and the height ahead of it", () => {
    // The disturbance is 1e-4 over 12 years; ahead it is amplified at most some tens of times.
    expect(Math.abs((fit?.slope.value ?? Number.NaN) - slope)).toBeLessThan(1e-3);
    expect(
      Math.abs((fit?.at(END + 1, "mean", 0.9).value ?? Number.NaN) - height(END + 1)),
    ).toBeLessThan(5e-3);
    expect(fit?.rSquared).toBeGreaterThan(0.9999);
  });

  test("has a slope in its interval, and a new observation scatters more than the mean", () => {
    expect(fit?.slope.lower).toBeLessThan(fit?.slope.value ?? Number.NaN);
    expect(fit?.slope.upper).toBeGreaterThan(fit?.slope.value ?? Number.NaN);
    const width = (kind: "mean" | "prediction") => {
      const at = fit?.at(END, kind, 0.9);
      return (at?.upper ?? 0) - (at?.lower ?? 0);
    };
    expect(width("mean")).toBeGreaterThan(0);
    expect(width("prediction")).toBeGreaterThan(width("mean"));
  });
});

test.each([
  ["steady growth", (x: number) => 0.4 * (x - 2010)],
  ["growth that speeds up", (x: number) => 0.4 * (x - 2010) + 0.01 * (x - 2010) ** 2],
  ["decline", (x: number) => -0.4 * (x - 2010)],
])("%s has no ceiling to be found", (_what, height) => {
  const fitLogistic = formsOf(log, "logistic").get("logistic");
  expect(fitLogistic?.(years, disturbed(height), 0.9)).toBeUndefined();
});

test("saturation is fitted only when asked for, and only where growth is in the logarithm", () => {
  expect(formsOf(log, undefined).has("logistic")).toBe(false);
  expect(formsOf({ scale: "linear", pooled: false }, "logistic").has("logistic")).toBe(false);
});
