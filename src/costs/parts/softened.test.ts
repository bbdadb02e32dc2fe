import { expect, test } from "vitest";
import { softened } from "./softened.ts";

test("half the square of a softened residual is √(1 + r²) − 1 (Charbonnier), and its sign is kept", () => {
  for (const residual of [-8, -0.5, 0, 0.01, 3]) {
    expect(softened(residual) ** 2 / 2).toBeCloseTo(Math.sqrt(1 + residual ** 2) - 1, 12);
    expect(Math.sign(softened(residual))).toBe(Math.sign(residual));
  }
});
