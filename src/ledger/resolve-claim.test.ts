import { describe, expect, test } from "vitest";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Claim, claimSchema } from "./claim.ts";
import { isMet } from "./compare.ts";
import { resolveClaim, statusOf } from "./resolve-claim.ts";
import { type Compare, compareSchema } from "./resolver.ts";

const claimOf = (compare: object, rest: object = {}): Claim =>
  claimSchema.parse({
    ...{ id: "made.up", kind: "forecast", topic: "made", speaker: "somebody" },
    ...{ statement: { en: "It comes.", zh: "它会来。" }, madeOn: "2024-01-01" },
    ...{ madeOnPrecision: "day", source: "https://example.org/", secondHand: false },
    ...{ cluster: "made.up", ...rest },
    readings: [
      {
        ...{ id: "first", text: { en: "by the day", zh: "到那天" }, deadline: "2024-06-30" },
        ...{ writtenOn: "2024-01-01", outcomeKnownWhenWritten: false, compare },
        resolver: { op: "lag", input: {}, select: "value" },
      },
    ],
  });

async function outcomeOf(claim: Claim, asOf: string, found: Outcome<unknown>) {
  const resolved = await resolveClaim(
    claim,
    asOf,
    async () => found,
    async () => 40,
  );
  return [resolved.readings[0]?.outcome, resolved.status];
}

const at = (value: unknown) => succeed({ value });

describe("a reading of its deadline", () => {
  const claim = claimOf({ cmp: ">=", value: 10 });
  test.each([
    ["2024-06-29", 12, undefined, "open"],
    ["2024-06-30", 12, true, "true"],
    ["2024-06-30", 9, false, "false"],
  ])("on %s with %s", async (asOf, value, outcome, status) => {
    expect(await outcomeOf(claim, asOf, at(value))).toEqual([outcome, status]);
  });

  test("is open where a fact is missing, however late it is", async () => {
    const nothing = fail("nothing-found", { path: "value" });
    expect(await outcomeOf(claim, "2026-01-01", nothing)).toEqual([undefined, "open"]);
  });
});

describe("a reading of any day up to its deadline", () => {
  const claim = claimOf({ cmp: "<=", value: "2024-06-30", once: true, absent: false });
  test("is true as soon as it is met", async () => {
    expect(await outcomeOf(claim, "2024-02-01", at("2024-01-15"))).toEqual([true, "true"]);
  });

  test("is false only when facts of the days before have had time to come in", async () => {
    const nothing = fail("nothing-found", { path: "value" });
    expect(await outcomeOf(claim, "2024-08-08", nothing)).toEqual([undefined, "open"]);
    expect(await outcomeOf(claim, "2024-08-09", nothing)).toEqual([false, "false"]);
    expect(await outcomeOf(claim, "2024-08-08", at("2024-07-20"))).toEqual([undefined, "open"]);
    expect(await outcomeOf(claim, "2024-08-09", at("2024-07-20"))).toEqual([false, "false"]);
  });

  test("is not decided by a problem of another kind", async () => {
    expect(await outcomeOf(claim, "2026-01-01", fail("table-missing"))).toEqual([
      undefined,
      "open",
    ]);
  });
});

test("a claim that denies is right where what it asks does not come about", async () => {
  const claim = claimOf({ cmp: ">=", value: 10 }, { denies: true });
  expect(await outcomeOf(claim, "2025-01-01", at(12))).toEqual([true, "false"]);
  expect(await outcomeOf(claim, "2025-01-01", at(9))).toEqual([false, "true"]);
});

test.each([
  [[true, undefined], "true"],
  [[false, undefined], "false"],
  [[true, false], "partly"],
  [[undefined], "open"],
  [[], "open"],
] as const)("outcomes %j are %s", (outcomes, status) => {
  expect(statusOf(outcomes)).toBe(status);
});

test.each([
  [5, { cmp: "in", low: 5, high: 6 }, true],
  [6.1, { cmp: "in", low: 5, high: 6 }, false],
  [[5, 6], { cmp: "in", low: 5, high: 6 }, true],
  [[5, 7], { cmp: "in", low: 5, high: 6 }, false],
  ["2024-01-02", { cmp: "<", value: "2024-01-03" }, true],
  [3, { cmp: ">", value: 3 }, false],
  [3, { cmp: ">=", value: 3 }, true],
  [3, { cmp: "<=", value: 3 }, true],
  ["a", { cmp: "=", value: "a" }, true],
  ["a", { cmp: "!=", value: "" }, true],
  [["b", "a"], { cmp: "=", value: ["a", "b"] }, true],
  [["b", "c"], { cmp: "=", value: ["a", "b"] }, false],
  [["b"], { cmp: "!=", value: ["a"] }, true],
  ["a", { cmp: "=", value: ["a", "b"] }, true],
])("%j %j is %s", (value, compare, met) => {
  expect(isMet(value, compareSchema.parse(compare) as Compare)).toBe(met);
});
