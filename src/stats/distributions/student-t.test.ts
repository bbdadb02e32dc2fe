import { describe, expect, test } from "vitest";
import fixture from "./fixtures/distributions.json" with { type: "json" };
import { studentTCdf, studentTQuantile } from "./student-t.ts";

/** Relative error stated in the doc comments. */
const stated = 1e-12;
const error = (found: number, reference: number) => Math.abs(found / reference - 1);
type Triple = [number, number, number];

describe("Student's t distribution", () => {
  test("cumulative probabilities keep 12 digits from half a degree of freedom to a million", () => {
    for (const [t, df, p] of fixture.studentT.cdf as Triple[]) {
      expect(error(studentTCdf(t, df), p), `t = ${t}, df = ${df}`).toBeLessThan(stated);
    }
  });

  test("quantiles keep 12 digits", () => {
    for (const [p, df, t] of fixture.studentT.quantile as Triple[]) {
      // The double p near one half fixes p − ½, and with it t, to 2e-14 only when |p − ½| is 0.01.
      expect(error(studentTQuantile(p, df), t), `p = ${p}, df = ${df}`).toBeLessThan(stated);
    }
  });

  test("with one degree of freedom it is the Cauchy distribution", () => {
    expect(studentTQuantile(0.75, 1)).toBeCloseTo(1, 13);
  });

  test("keeps its digits beside the centre, where the Cauchy quantile is a tangent", () => {
    for (const power of [-20, -30, -40]) {
      const beside = 2 ** power;
      expect(error(studentTQuantile(0.5 + beside, 1), Math.tan(Math.PI * beside))).toBeLessThan(
        stated,
      );
    }
  });

  test("its centre is 0 and its ends are infinite", () => {
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(studentTQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTCdf(Number.NEGATIVE_INFINITY, 3)).toBe(0);
    expect(studentTQuantile(0.9, 0)).toBeNaN();
  });
});
