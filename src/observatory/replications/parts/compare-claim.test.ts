import { describe, expect, test } from "vitest";
import { fail, succeed } from "../../../base/outcome.ts";
import { compareClaim } from "./compare-claim.ts";
import type { PublishedClaim, Tolerance } from "./replication.ts";

const claimOf = (tolerance: Tolerance, published = 100): PublishedClaim => ({
  id: "number",
  what: { en: "a number", zh: "一个数" },
  published,
  tolerance,
  source: "https://example.org",
  whyDifferent: { en: "older table", zh: "旧表" },
});

const verdictOf = (tolerance: Tolerance, ours: number): string =>
  compareClaim("result", claimOf(tolerance), succeed(new Map([["number", ours]]))).verdict;

describe("compareClaim", () => {
  test("a count agrees only when it is the same", () => {
    expect(verdictOf({ kind: "exact" }, 100)).toBe("agrees");
    expect(verdictOf({ kind: "exact" }, 101)).toBe("differs");
  });

  test("a relative tolerance is a share of the published value", () => {
    expect(verdictOf({ kind: "relative", value: 0.001 }, 100.1)).toBe("agrees");
    expect(verdictOf({ kind: "relative", value: 0.001 }, 100.11)).toBe("differs");
  });

  test("an absolute tolerance is in the unit of the value", () => {
    expect(verdictOf({ kind: "absolute", value: 0.5 }, 99.5)).toBe("agrees");
    expect(verdictOf({ kind: "absolute", value: 0.5 }, 99.4)).toBe("differs");
  });

  test("an interval may reach further to one side, and the row states the side that counts", () => {
    const interval: Tolerance = { kind: "interval", lower: 90, upper: 130 };
    expect(verdictOf(interval, 129)).toBe("agrees");
    expect(verdictOf(interval, 89)).toBe("differs");
    const row = compareClaim("r", claimOf(interval), succeed(new Map([["number", 89]])));
    expect(row.tolerance).toBe(10);
    expect(row.difference).toBe(-11);
  });

  test("a difference carries its explanation, an agreement none", () => {
    const differs = compareClaim(
      "r",
      claimOf({ kind: "exact" }),
      succeed(new Map([["number", 1]])),
    );
    expect(differs.reason).toEqual({
      kind: "explanation",
      text: { en: "older table", zh: "旧表" },
    });
    const agrees = compareClaim(
      "r",
      claimOf({ kind: "exact" }),
      succeed(new Map([["number", 100]])),
    );
    expect(agrees.reason).toBeUndefined();
  });

  test("without inputs a claim is not run, never passed", () => {
    const row = compareClaim("r", claimOf({ kind: "exact" }), fail("missing-file", { file: "x" }));
    expect(row).toMatchObject({
      verdict: "not run",
      ours: undefined,
      reason: { kind: "problem", problem: { code: "missing-file", facts: { file: "x" } } },
    });
  });

  test("a value that could not be computed is not run", () => {
    const row = compareClaim("r", claimOf({ kind: "exact" }), succeed(new Map()));
    expect(row).toMatchObject({ verdict: "not run", reason: { problem: { code: "no-value" } } });
  });
});
