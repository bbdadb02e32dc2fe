import { describe, expect, test } from "vitest";
import { checkUnits } from "../scripts/soak/models/check-units.ts";
import { readModel } from "../src/graph/read-model.ts";

const verdict = (states: string, output: string): string => {
  const read = readModel(`inputs:
  usd: { value: 1, unit: USD }
  flop: { value: 2, unit: FLOP }
  ratio: { value: 3, unit: 1 }
recur:
  months: 3
  state:
    spent: { start: 0, next: spent + usd }
    done: { start: 0, next: done + flop }
${states}
outputs:
  y: ${output}
`);
  if (!read.ok) return read.error.code;
  return read.value.described[0]?.unit ?? "none";
};

describe("a state that starts with a bare number", () => {
  test.each([
    ["", "spent", "USD"],
    ["", "spent / done", "USD/FLOP"],
    ["", "spent + done", "unit-mismatch"],
    ["", "exp(spent)", "unit-mismatch"],
    ["", "{ value: spent, unit: FLOP }", "unit-mismatch"],
    ["    late: { first: spent > flop }", "late", "unit-mismatch"],
    ["    all: { each: spent + flop }", "all", "unit-mismatch"],
    ["    s: { start: 1, next: s * usd }", "s", "unit-mismatch"],
    ["    s: { start: 1, next: s * ratio }", "s", "none"],
    ["    s: { start: 0, next: s * ratio + usd }", "s", "USD"],
    // Each waits for the one below it.
    [
      "    a: { start: 0, next: b }\n    b: { start: 0, next: c }\n    c: { start: 0, next: usd }",
      "a",
      "USD",
    ],
    ["    a: { start: 0, next: b }\n    b: { start: 0, next: usd }", "a + flop", "unit-mismatch"],
    ['    s: { start: usd, next: "s + lognormal(usd, usd)" }', "s", "unit-mismatch"],
    ['    s: { start: usd, next: "s * lognormal(0, 0.1)" }', "s", "USD"],
    ['    s: { start: usd, next: "s + normal(usd, usd)" }', "s", "USD"],
  ])("%s makes %s %s", (states, output, wanted) => {
    expect(verdict(states, output)).toBe(wanted);
  });
});

test("powers that differ by rounding alone are equal", () => {
  expect(verdict("", "usd^0.1 * usd^0.2 + usd^0.3")).toBe("USD^0.3");
  expect(verdict("", "(usd^(1 / 3))^3 + usd")).toBe("USD");
  expect(verdict("", "usd^0.3 + usd^0.31")).toBe("unit-mismatch");
});

test.each([0, 1, 2])(
  "models with %i slips are judged as their own scaling judges them",
  (slips) => {
    const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
    const verdicts = seeds.map((seed) => checkUnits(seed, slips));
    expect(verdicts.filter(({ fault }) => fault !== undefined)).toEqual([]);
    const accepted = verdicts.filter((one) => one.accepted).length;
    expect(accepted).toBeGreaterThan(slips === 0 ? 55 : 5);
    expect(accepted).toBeLessThan(slips === 0 ? 61 : 60);
  },
);
