import { expect, test } from "vitest";
import { normalQuantile } from "../stats/distributions/normal.ts";
import { scoreQuantity } from "./proper-scores.ts";
import { shareWhere } from "./quantiles.ts";

const levels = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
const normal = {
  ...({ kind: "quantiles", unit: "points" } as const),
  at: levels.map((p): [number, number] => [p, 10 + 2 * normalQuantile(p)]),
};

test("scores by quantiles are those of the normal distribution that they are of", () => {
  for (const came of [4, 9.3, 10, 13]) {
    const [by, closed] = [
      scoreQuantity(normal, came),
      scoreQuantity({ kind: "normal", mean: 10, sd: 2, unit: "points" }, came),
    ];
    // A hundred quantiles tell an integral over all of them to half a percent of the deviation.
    expect(Math.abs((by?.crps ?? 0) - (closed?.crps ?? 1))).toBeLessThan(0.01);
    expect(Math.abs((by?.rank ?? 0) - (closed?.rank ?? 1))).toBeLessThanOrEqual(0.0051);
  }
});

test("a record that stands weighs what its quantiles do, and is no miss of the band", () => {
  const at: [number, number][] = [
    [0.25, 5],
    [0.5, 5],
    [0.75, 6],
  ];
  const record = { kind: "quantiles" as const, unit: "points", at };
  expect(shareWhere(record, (value) => value === 5)).toBeCloseTo(0.625, 12);
  expect(scoreQuantity(record, 5)).toMatchObject({ rank: 0.3125, widthsOff: 0 });
  expect(scoreQuantity(record, 8)?.widthsOff).toBeCloseTo(2, 12);
});

test("what is positive is scored on its logarithm, and not at all where it is not", () => {
  const prices = {
    ...normal,
    log: true,
    at: normal.at.map(([p, v]): [number, number] => [p, 10 ** v]),
  };
  expect(scoreQuantity(prices, 10 ** 13)?.crps).toBeCloseTo(
    Math.LN10 * (scoreQuantity(normal, 13)?.crps ?? 0),
    9,
  );
  expect(scoreQuantity(prices, 0)).toBeUndefined();
});
