import { describe, expect, test } from "vitest";
import fixture from "../fixtures/crps.json" with { type: "json" };
import { crpsOfStudentT } from "./crps.ts";

describe("continuous ranked probability score", () => {
  test("of a Student t forecast is the integral of its definition", () => {
    for (const [centre, scale, df, y, score] of fixture.studentT as [
      number,
      number,
      number,
      number,
      number,
    ][]) {
      // The integrand of a heavy tail falls slowly; the integration is good to about 1e-7.
      expect(crpsOfStudentT(centre, scale, df, y), `df = ${df}`).toBeCloseTo(score, 6);
    }
  });

  test("of a certain forecast is its distance from the outcome", () => {
    expect(crpsOfStudentT(4, 0, 5, 7)).toBe(3);
  });

  test("of Student's t is infinite where the mean distance is", () => {
    expect(crpsOfStudentT(0, 1, 1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
