import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carriedText } from "../../test/support/publications.ts";
import { readScalingPoints } from "../files/scaling-points.ts";
import { dropHighestLosses, fitScalingLaw, scalingLawGrid } from "./fit-scaling-law.ts";
import type { ScalingLaw, ScalingPoint } from "./scaling-law.ts";

interface Fixture {
  readonly points: readonly ScalingPoint[];
  readonly objective: number;
  readonly law: ScalingLaw;
}

const fixture: Fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/scaling-law.json"), "utf8"),
);
const few = scalingLawGrid.filter((_, i) => i % 97 === 0);

/** The 240 points that Besiroglu et al. fit; D = FLOP / 6N. */
function readChinchilla(): readonly ScalingPoint[] {
  const points = readScalingPoints({
    file: "runs.csv",
    text: carriedText("chinchilla", "runs.csv"),
  });
  if (!points.ok) throw new Error(JSON.stringify(points.error));
  return dropHighestLosses(points.value, 5);
}

function fitted(points: readonly ScalingPoint[], starts = few) {
  const fit = fitScalingLaw(points, starts);
  if (!fit.ok) throw new Error(JSON.stringify(fit.error));
  return fit.value;
}

const names = ["A", "B", "E", "alpha", "beta"] as const;

describe("fitScalingLaw", () => {
  test("finds the optimum that SciPy finds, from a few starts", () => {
    const fit = fitted(fixture.points);
    // SciPy stops where rounding hides the gradient, so ours may be lower by as much.
    expect(Math.abs(fit.objective / fixture.objective - 1)).toBeLessThan(1e-10);
    for (const name of names) {
      expect(Math.abs(fit.law[name] / fixture.law[name] - 1)).toBeLessThan(1e-5);
    }
  });

  test("gives back the law that made losses without noise", () => {
    const law: ScalingLaw = { A: 400, B: 900, E: 1.7, alpha: 0.33, beta: 0.31 };
    const points = fixture.points.map(({ parameters, tokens }) => ({
      parameters,
      tokens,
      loss: law.E + law.A / parameters ** law.alpha + law.B / tokens ** law.beta,
    }));
    const fit = fitted(points);
    for (const name of names) expect(Math.abs(fit.law[name] / law[name] - 1)).toBeLessThan(1e-6);
  });

  test("does not depend on the order of the points", () => {
    const backward = fitted([...fixture.points].reverse());
    // Sums in another order round differently.
    expect(Math.abs(backward.objective / fixture.objective - 1)).toBeLessThan(1e-10);
  });

  test("refuses a loss of zero or below and names the row", () => {
    const points = fixture.points.map((point, i) => (i === 3 ? { ...point, loss: 0 } : point));
    const fit = fitScalingLaw(points, few);
    expect(fit).toMatchObject({
      ok: false,
      error: { code: "not-positive", facts: { column: "loss", row: 4, value: 0 } },
    });
    const negative = points.map((point, i) => (i === 3 ? { ...point, loss: -1 } : point));
    expect(fitScalingLaw(negative, few).ok).toBe(false);
  });

  test("refuses fewer points than it takes to determine five parameters", () => {
    expect(fitScalingLaw(fixture.points.slice(0, 5), few)).toMatchObject({
      ok: false,
      error: { code: "too-few-points" },
    });
  });

  test("does not report a law when all models have the same size", () => {
    const points = fixture.points.map((point) => ({ ...point, parameters: 1e9 }));
    expect(fitScalingLaw(points, few)).toMatchObject({
      ok: false,
      error: { code: "not-determined" },
    });
  });
});

describe("dropHighestLosses", () => {
  test("keeps the others in their order", () => {
    const points = [3, 9, 1, 7].map((loss) => ({ parameters: 1, tokens: 1, loss }));
    expect(dropHighestLosses(points, 2).map((point) => point.loss)).toEqual([3, 1]);
  });
});

describe("the Chinchilla replication", () => {
  test("reaches the optimum below the published point from the 4,500 starts", {
    tags: "long",
  }, () => {
    const fit = fitted(readChinchilla(), [...scalingLawGrid]);
    expect(fit.n).toBe(240);
    expect(fit.starts).toBe(4500);
    expect(Math.abs(fit.objective - 0.0010182740178)).toBeLessThan(1e-12);
    const optimum = { A: 477.826, B: 2143.417, E: 1.817218, alpha: 0.34731, beta: 0.367172 };
    // The reference is printed to six digits.
    for (const name of names)
      expect(Math.abs(fit.law[name] / optimum[name] - 1)).toBeLessThan(3e-6);
  });
});
