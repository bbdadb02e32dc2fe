import { describe, expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";
import lines from "./fixtures/lines.json" with { type: "json" };
import { slopeInfluence } from "./leave-one-out.ts";
import type { Line } from "./line.ts";

describe("slopeInfluence", () => {
  const { x, y } = lines.plain;
  const line = fitLine(x, y) as Line;

  test("agrees with fitting again without each point", () => {
    const without = (values: readonly number[], index: number) =>
      values.filter((_, i) => i !== index);
    for (const { index, slopeWithout, change } of slopeInfluence(line, x, y)) {
      const again = fitLine(without(x, index), without(y, index)) as Line;
      // Two formulas for one number in double precision.
      expect(slopeWithout).toBeCloseTo(again.slope, 12);
      expect(change).toBeCloseTo(again.slope - line.slope, 12);
    }
  });

  test("puts the largest change first and leaves none out", () => {
    const changes = slopeInfluence(line, x, y).map(({ change }) => Math.abs(change ?? 0));
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    expect(changes).toHaveLength(x.length);
  });

  test("a point that alone makes x vary comes first, without a number", () => {
    const alone = [2, 2, 2, 7];
    const heights = [1, 2, 3, 4];
    const [first] = slopeInfluence(fitLine(alone, heights) as Line, alone, heights);
    expect(first).toEqual({ index: 3, slopeWithout: undefined, change: undefined });
  });
});
