import { expect, test } from "vitest";
import { facts, observe } from "../../test/support/trend.ts";
import { capitalSpending } from "./capital-spending.ts";

const window = { asOf: "2026-11-23", hindsight: false };
const points = observe(capitalSpending, window.asOf);

test("the quarters of 2025 add up to the four companies' annual figures on the same basis", () => {
  const quarters = points.filter(({ label }) => label.startsWith("2025"));
  const sum = quarters.reduce((total, { value }) => total + value, 0);
  // Amazon 131.82, Alphabet 91.45, Microsoft 83.10, Meta 69.69 billion; quarters are printed to 0.01.
  expect(Math.abs(sum / 1e9 - (131.82 + 91.45 + 83.1 + 69.69))).toBeLessThan(
    16 * 0.005 + 4 * 0.005,
  );
});

test("from the second quarter of 2021 on every quarter is there, 129.75 billion in the last", () => {
  expect(points.length).toBe(20);
  expect([points[0]?.label, points.at(-1)?.label]).toEqual(["2021Q2", "2026Q1"]);
  // Alphabet 35.67 + Amazon 44.20 + Meta 19.00 + Microsoft 30.88.
  expect((points.at(-1)?.value ?? 0) / 1e9).toBeCloseTo(129.75, 6);
});

test("a quarter in which one company has not reported is not summed", () => {
  const without = {
    ...facts,
    select: (...request: Parameters<typeof facts.select>) => {
      const rows = facts.select(...request);
      return rows.ok
        ? { ok: true, value: rows.value.filter(({ id }) => id !== "meta-2026Q1-cash") }
        : rows;
    },
  } as typeof facts;
  const observed = capitalSpending.observe(without, window, {});
  expect(observed.ok && observed.value.at(-1)?.label).toBe("2025Q4");
});

test("projections and other bases stay out", () => {
  expect(new Set(points.map(({ basis }) => basis))).toEqual(new Set(["cash"]));
  expect(points.every(({ receipt }) => receipt.inputs.length === 4)).toBe(true);
});
