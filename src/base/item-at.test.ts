import { describe, expect, test } from "vitest";
import { itemAt, itemsAt, valueFor } from "./item-at.ts";

describe("what is known to be there", () => {
  test("is given from lists, typed arrays and maps", () => {
    expect(itemAt(["a", "b"], 1)).toBe("b");
    expect(itemAt(Float64Array.of(2, 3), 0)).toBe(2);
    expect(itemsAt(["a", "b", "c"], [2, 0])).toEqual(["c", "a"]);
    expect(valueFor(new Map([["a", undefined]]), "a")).toBeUndefined();
  });

  test("is a bug where it is not", () => {
    expect(() => itemAt(["a", "b"], 2)).toThrow("no item at 2, there are 2");
    expect(() => itemAt([], -1)).toThrow(RangeError);
    expect(() => itemAt([1], Number.NaN)).toThrow(RangeError);
    expect(() => itemsAt(["a"], [0, 1])).toThrow(RangeError);
    expect(() => valueFor(new Map<string, number>(), "a")).toThrow("no value for a");
  });
});
