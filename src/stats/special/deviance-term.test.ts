import { expect, test } from "vitest";
import { devianceTerm } from "./deviance-term.ts";

test("is x log(x / m) + m − x", () => {
  expect(devianceTerm(3, 1)).toBeCloseTo(3 * Math.log(3) - 2, 15);
  expect(devianceTerm(1, 3)).toBeCloseTo(2 - Math.log(3), 15);
  expect(devianceTerm(0, 2)).toBe(2);
  expect(devianceTerm(2, 2)).toBe(0);
});

test("keeps its digits where the written form cancels", () => {
  // With x = m (1 + e) it is m (e² / 2 − e³ / 6 + …). For these powers of two x is exact and the
  // next term is 1e-19 of the first.
  const e = 2 ** -30;
  const m = 2 ** 20;
  const x = m * (1 + e);
  const series = m * ((e * e) / 2 - e ** 3 / 6);
  expect(devianceTerm(x, m) / series).toBeCloseTo(1, 14);
  expect(Math.abs((x * Math.log(x / m) + m - x) / series - 1)).toBeGreaterThan(1e-6);
});

test("does not jump where the series takes over", () => {
  const edge = 1.1 / 0.9;
  const below = devianceTerm(edge * (1 - 1e-9), 1);
  const above = devianceTerm(edge * (1 + 1e-9), 1);
  // The slope there is log(1.1 / 0.9) = 0.2.
  expect(above - below).toBeCloseTo(2e-9 * edge * Math.log(edge), 14);
});
