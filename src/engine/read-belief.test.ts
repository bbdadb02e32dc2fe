import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { readModel } from "../graph/read-model.ts";
import { expm1 } from "../stats/elementary/expm1.ts";
import { log1p } from "../stats/elementary/log1p.ts";
import { type OutputSummary, simulate } from "./simulate.ts";

const draws = 65536;

/** What 65,536 Sobol points give for the output `y` of inputs and an expression. */
async function outputOf(inputs: string, y: string): Promise<OutputSummary> {
  const model = readModel(`inputs:\n  ${inputs.split("\n").join("\n  ")}\noutputs:\n  y: ${y}\n`);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const options = { draws, seed: 3, method: "sobol", mode: "strict", driversOf: [] } as const;
  const run = await simulate(model.value, options, machineExecutor);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.outputs["y"]!;
}

async function problemOf(belief: string) {
  const model = readModel(`inputs:\n  other: 1 to 2\n  x: ${belief}\noutputs:\n  y: x\n`);
  if (!model.ok) return model.error;
  const options = { draws: 64, seed: 3, method: "sobol", mode: "strict" } as const;
  const run = await simulate(model.value, options, machineExecutor);
  return run.ok ? undefined : run.error;
}

describe("a distribution by other figures than its parameters", () => {
  // Errors of 65,536 Sobol points are below 0.2 % of these.
  test.each([
    ["lognormal(mean=5, sd=2)", 5, 2],
    ["lognormal(mean: 5, sd: 2)", 5, 2],
    ["beta(mean=30%, sd=0.1)", 0.3, 0.1],
    ["gamma(mean=4, sd=3)", 4, 3],
    ["normal(mean=4, sd=3)", 4, 3],
    ["exponential(rate=0.5)", 2, 2],
    ["uniform(low=1, high=3)", 2, 2 / Math.sqrt(12)],
    ["student_t(degrees_of_freedom=20, location=3)", 3, Math.sqrt(20 / 18)],
  ])("%s has mean %d and deviation %d", async (belief, mean, deviation) => {
    const y = await outputOf(`x: ${belief}`, "x");
    expect(y.mean / mean).toBeCloseTo(1, 2);
    expect(y.deviation / deviation).toBeCloseTo(1, 2);
  });

  test.each([
    ["lognormal(p5=2, p95=30)", 2, Math.sqrt(60), 30],
    ["normal(p05=2, p95=30)", 2, 16, 30],
    ["metalog(p5=2, p50=7, p95=30)", 2, 7, 30],
    ["metalog(p5=2, p50=7, p95=30, low=0)", 2, 7, 30],
    ["metalog(p5=0.2, p50=0.7, p95=0.9, low=0, high=1)", 0.2, 0.7, 0.9],
    ["metalog(p5=-9, p50=-3, p95=-1, high=0)", -9, -3, -1],
  ])("%s has the quantiles it names", async (belief, low, middle, high) => {
    const y = await outputOf(`x: ${belief}`, "x");
    const spread = high - low;
    // The bins of a histogram are 6e-5 wide, the points' error is 0.1 % of the spread.
    expect(Math.abs(y.p05 - low)).toBeLessThan(0.002 * spread);
    expect(Math.abs(y.p50 - middle)).toBeLessThan(0.002 * spread);
    expect(Math.abs(y.p95 - high)).toBeLessThan(0.004 * spread);
  });

  test("an interval holds the share it names", async () => {
    const inside = await outputOf("x: interval(5, 10, 50%)", "x");
    expect(inside.p25).toBeCloseTo(5, 2);
    expect(inside.p75).toBeCloseTo(10, 2);
    const same = await outputOf("x: interval(5, 10, 0.9)", "x");
    expect(same.p50).toBe((await outputOf("x: 5 to 10", "x")).p50);
  });
});

describe("parameters that are inputs", () => {
  test("a normal about a normal is a normal with both variances", async () => {
    const y = await outputOf("m: normal(1, 3)\nx: normal(m, 4)", "x");
    expect(y.mean).toBeCloseTo(1, 2);
    expect(y.deviation).toBeCloseTo(5, 1);
    expect(y.p95).toBeCloseTo(1 + 1.6448536 * 5, 1);
  });

  test("inputs may stand in any order, and a belief may be a formula", async () => {
    const y = await outputOf(
      "x: base * lognormal(0, 0.3) + 2\nbase: lognormal(1, 0.4)",
      "ln(x - 2)",
    );
    expect(y.mean).toBeCloseTo(1, 2);
    expect(y.deviation).toBeCloseTo(0.5, 2);
  });

  test("yes or no with an uncertain chance is as likely as the chance on average", async () => {
    const y = await outputOf("p: beta(2, 6)\nx: bernoulli(p)", "x");
    expect(y.mean).toBeCloseTo(0.25, 2);
  });

  test("scale and location of table distributions may vary, their shape not", async () => {
    // Mean 3 · 2 of shape and scale; a t of location m has its mean.
    const y = await outputOf("s: uniform(1, 3)\nx: gamma(3, s)", "x");
    expect(y.mean).toBeCloseTo(6, 1);
    const t = await outputOf("m: uniform(1, 3)\nx: student_t(8, m, 0.5)", "x");
    expect(t.mean).toBeCloseTo(2, 2);
    expect(await problemOf("gamma(other)")).toMatchObject({ code: "must-be-constant" });
    expect(await problemOf("beta(other, 2)")).toMatchObject({ code: "must-be-constant" });
    expect(await problemOf("poisson(other)")).toMatchObject({ code: "must-be-constant" });
  });

  test("a draw whose parameters break the rule is undefined", async () => {
    // Half of the deviations are negative.
    const y = await outputOf("s: normal(0, 1)\nx: normal(5, s)", "x");
    expect(y.undefinedShare).toBeCloseTo(0.5, 2);
    const range = await outputOf("a: uniform(-1, 1)\nx: a to 10", "x");
    expect(range.undefinedShare).toBeCloseTo(0.5, 2);
  });

  test("a range between inputs is the lognormal of each draw's ends", async () => {
    const y = await outputOf("a: 5\nb: 10\nx: a to b", "x");
    const plain = await outputOf("x: 5 to 10", "x");
    // The same normal draws, whose formula rounds otherwise.
    expect(y.p05 / plain.p05).toBeCloseTo(1, 3);
    expect(y.p95 / plain.p95).toBeCloseTo(1, 3);
  });

  test.each([
    ["normal(q, 1)", "not-constant"],
    ["normal(x, 1)", "cyclic-definition"],
    ["lognormal(mean=1, p5=2)", "bad-names"],
    ["normal(1, mean=2)", "bad-names"],
    ["metalog(p10=5, p50=4)", "bad-distribution"],
    ["metalog(p10=1, p50=1.001, p90=50)", "bad-distribution"],
    ["interval(5, 10, 90)", "bad-distribution"],
    ["other > 1", "not-a-number"],
    ["if(other, 1, 2)", "not-a-truth"],
    ["ln(other, 2)", "argument-count"],
    ["nothing(3)", "unknown-distribution"],
    ["binomial(2.5, 0.5)", "bad-distribution"],
  ])("%s is refused as %s", async (belief, code) => {
    expect(await problemOf(belief)).toMatchObject({ code });
  });
});

describe("mixtures", () => {
  test("a number is a point mass", async () => {
    const inputs = "x: mixture(0.3, 0, lognormal(0, 1))";
    expect((await outputOf(inputs, "x == 0")).probability).toBeCloseTo(0.3, 3);
    expect((await outputOf(inputs, "x < 1")).probability).toBeCloseTo(0.3 + 0.35, 3);
  });

  test("a part may be a mixture or a formula; each chooses by itself", async () => {
    const inputs = "x: mixture(0.5, mixture(0.2, 1, 2), mixture(0.6, 3, 4 + bernoulli(0.5)))";
    const shareOf = async (value: number) => (await outputOf(inputs, `x == ${value}`)).probability;
    expect(await shareOf(1)).toBeCloseTo(0.1, 2);
    expect(await shareOf(2)).toBeCloseTo(0.4, 2);
    expect(await shareOf(3)).toBeCloseTo(0.3, 2);
    expect(await shareOf(4)).toBeCloseTo(0.1, 2);
    expect(await shareOf(5)).toBeCloseTo(0.1, 2);
  });

  test("weights may be inputs", async () => {
    const y = await outputOf("w: uniform(0.2, 0.6)\nx: mixture(w, 1, 0)", "x");
    expect(y.mean).toBeCloseTo(0.4, 2);
    const wrong = await outputOf("w: uniform(0, 2)\nx: mixture(w, 1, 0)", "x");
    expect(wrong.undefinedShare).toBeCloseTo(0.5, 2);
  });

  test("a truncated mixture is that of its truncated parts", async () => {
    expect(
      await problemOf("truncated(mixture(0.5, uniform(0, 1), uniform(0, 4)), 5)"),
    ).toMatchObject({
      code: "bad-distribution",
    });
    const y = await outputOf(
      "x: truncated(mixture(0.5, uniform(0, 1), uniform(0, 4)), 0.5)",
      "x > 1",
    );
    // Kept: 0.5 · 0.5 of the narrow part, 0.5 · 0.875 of the wide one, of which 3 in 3.5 are above 1.
    expect(y.probability).toBeCloseTo((0.5 * 0.75) / (0.25 + 0.4375), 3);
  });
});

describe("functions", () => {
  test.each([-30, -2, -0.5, -1e-3, -1e-9, -1e-20, 0, 1e-20, 1e-9, 1e-3, 0.49, 0.5, 3, 40])(
    "expm1 and log1p of %d keep their digits",
    async (x) => {
      const close = (value: number, exact: number): void => {
        // The error of two roundings and of the logarithm: a few units in the last place.
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(2e-15 * Math.abs(exact));
      };
      close((await outputOf(`x: discrete(${x}, 1)`, "expm1(x)")).mean, expm1(x));
      if (x > -1) close((await outputOf(`x: discrete(${x}, 1)`, "log1p(x)")).mean, log1p(x));
    },
  );

  test.each([
    ["mod(7, 3)", 1],
    ["mod(-7, 3)", 2],
    ["mod(7.5, 2)", 1.5],
    ["sum(1, 2, 3.5)", 6.5],
    ["mean(1, 2, 6)", 3],
    ["positive(3)", 3],
    ["log10(1000)", 3],
  ])("%s is %d", async (formula, value) => {
    expect((await outputOf("x: 1", formula)).mean).toBeCloseTo(value, 12);
  });

  test("a sign of currency gives a unit, which must fit", async () => {
    expect((await outputOf("x: $5 to $10", "x + $1")).unit).toBe("USD");
    expect(readModel("inputs:\n  x: $5 to $10\noutputs:\n  y: x + €1\n")).toMatchObject({
      error: { code: "unit-mismatch" },
    });
    expect(readModel("inputs:\n  x: { value: $5, unit: hour }\noutputs:\n  y: x\n")).toMatchObject({
      error: { code: "unit-mismatch" },
    });
  });
});
