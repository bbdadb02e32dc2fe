import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearestNames } from "./nearest-names.ts";

describe("the distance between two words", () => {
  // Examples of Levenshtein distance as dictionaries of algorithms give them.
  test.each([
    ["kitten", "sitting", 3],
    ["saturday", "sunday", 3],
    ["flaw", "lawn", 2],
    ["", "abc", 3],
    ["same", "same", 0],
  ])("%s and %s is %i", (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  test("is the same in both directions, and no way round is shorter", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

describe("the nearest names", () => {
  const chips = ["a100-sxm-80gb", "h100-sxm", "h100-pcie", "h200-sxm", "tpu-v5e"];

  test("begin with the slip of a finger put right", () => {
    expect(nearestNames("h100-sxn", chips, 3)[0]).toBe("h100-sxm");
    expect(nearestNames("H100-SXM", chips, 1)).toEqual(["h100-sxm"]);
  });

  test("begin with those that a shortened name begins or is part of", () => {
    expect(nearestNames("h100", chips, 2)).toEqual(["h100-sxm", "h100-pcie"]);
    expect(nearestNames("v5e", chips, 1)).toEqual(["tpu-v5e"]);
  });

  test("are as many as are asked for, or all there are", () => {
    expect(nearestNames("x", chips, 3)).toHaveLength(3);
    expect(nearestNames("x", ["y"], 3)).toEqual(["y"]);
  });
});
