import { describe, expect, expectTypeOf, test } from "vitest";
import {
  allOf,
  attempt,
  eachOf,
  fail,
  mapOutcome,
  must,
  type Outcome,
  stop,
  succeed,
} from "./outcome.ts";

const missing = fail("missing", { value: "x" }) as Outcome<string>;

describe("allOf", () => {
  test("gives the values by their names, each with its type", () => {
    const both = allOf({ count: succeed(2), name: succeed("h100") });
    expect(both).toEqual(succeed({ count: 2, name: "h100" }));
    expectTypeOf(both).toEqualTypeOf<Outcome<{ readonly count: number; readonly name: string }>>();
  });

  test("gives the first problem in the order written", () => {
    expect(allOf({ a: succeed(1), b: missing, c: fail("later") })).toEqual(missing);
  });
});

describe("eachOf", () => {
  const half = (value: number, index: number): Outcome<number> =>
    value % 2 === 0 ? succeed(value / 2) : fail("odd", { value, index });

  test("keeps the order", () => {
    expect(eachOf([4, 2, 8], half)).toEqual(succeed([2, 1, 4]));
    expect(eachOf(new Set<number>(), half)).toEqual(succeed([]));
  });

  test("reads nothing after the first problem", () => {
    const seen: number[] = [];
    const result = eachOf([4, 3, 5], (value, index) => {
      seen.push(value);
      return half(value, index);
    });
    expect(result).toEqual(fail("odd", { value: 3, index: 1 }));
    expect(seen).toEqual([4, 3]);
  });
});

describe("mapOutcome", () => {
  test("changes a value and leaves a problem alone", () => {
    expect(mapOutcome(succeed(3), (value) => value * 2)).toEqual(succeed(6));
    expect(mapOutcome(missing, (text) => text.length)).toBe(missing);
  });
});

describe("attempt", () => {
  test("returns what the work returns", () => {
    expect(attempt(() => must(succeed(1)) + must(succeed(2)))).toEqual(succeed(3));
  });

  test("returns the problem that the work stopped with, from any depth", () => {
    const dive = (depth: number): number =>
      depth === 0 ? stop("too-deep", { rule: 5 }) : dive(depth - 1);
    expect(attempt(() => dive(5))).toEqual(fail("too-deep", { rule: 5 }));
    expect(attempt(() => must(missing))).toEqual(missing);
  });

  test("an inner attempt keeps its problem from the outer", () => {
    expect(attempt(() => attempt(() => must(missing)).ok)).toEqual(succeed(false));
  });

  test("facts given to `must` do not overwrite those of the problem", () => {
    const result = attempt(() => must(missing, { line: 3, value: "y" }));
    expect(result).toEqual(fail("missing", { line: 3, value: "x" }));
  });

  test("a bug passes through", () => {
    const bug = new TypeError("not a function");
    expect(() =>
      attempt(() => {
        throw bug;
      }),
    ).toThrow(bug);
  });

  test("outside an attempt, stopping is a crash that names the problem", () => {
    expect(() => must(missing)).toThrow('missing {"value":"x"}');
  });
});
