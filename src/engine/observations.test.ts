import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { readModel } from "../graph/read-model.ts";
import { normalCdf } from "../stats/distributions/normal.ts";
import { type SimulationOptions, simulate } from "./simulate.ts";

const defaults: SimulationOptions = { draws: 200_000, seed: 7, method: "random", mode: "strict" };

async function ask(text: string, options: Partial<SimulationOptions> = {}) {
  const model = readModel(text);
  return model.ok ? simulate(model.value, { ...defaults, ...options }, machineExecutor) : model;
}

async function run(text: string, options: Partial<SimulationOptions> = {}) {
  const result = await ask(text, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function problemOf(text: string, options: Partial<SimulationOptions> = {}) {
  const result = await ask(text, options);
  return result.ok ? undefined : result.error;
}

describe("closed forms", () => {
  test("a normal mean with normal observations has the conjugate posterior", async () => {
    const { outputs, observed } = await run(`
inputs: { mean: "normal(10, 4)" }
observe:
  - { value: 13, from: "normal(mean, 2)" }
  - { value: 12, from: "normal(mean, 2)" }
outputs: { mean: mean, high: mean > 12 }
`);
    const precision = 1 / 16 + 2 / 4;
    const [middle, deviation] = [(10 / 16 + 25 / 4) / precision, 1 / Math.sqrt(precision)];
    const error = deviation / Math.sqrt(observed?.effective ?? 0);
    expect(Math.abs(outputs["mean"]!.mean - middle)).toBeLessThan(4 * error);
    expect(outputs["mean"]!.meanStandardError).toBeCloseTo(error, 3);
    expect(outputs["mean"]!.deviation).toBeCloseTo(deviation, 1);
    for (const [key, z] of [["p05", -1.644854] as const, ["p95", 1.644854] as const]) {
      // A quantile of a normal at 5 % has 2.1 times the error of the mean.
      expect(Math.abs(outputs["mean"]![key] - middle - z * deviation)).toBeLessThan(9 * error);
    }
    const high = 1 - normalCdf((12 - middle) / deviation);
    expect(Math.abs(outputs["high"]!.probability! - high)).toBeLessThan(4 * error);
  });

  test("a beta chance with binomial counts is beta, a gamma rate with Poisson counts gamma", async () => {
    const { outputs, observed } = await run(`
inputs: { chance: "beta(2, 3)", rate: "gamma(3, 2)" }
observe:
  - { value: 7, from: "binomial(10, chance)" }
  - { value: 1, from: bernoulli(chance) }
  - { value: 4, from: poisson(rate) }
outputs: { chance: chance, rate: rate }
`);
    const root = Math.sqrt(observed?.effective ?? 0);
    const chance = outputs["chance"]!;
    expect(Math.abs(chance.mean - 10 / 16)).toBeLessThan(4 * (chance.deviation / root));
    expect(chance.deviation).toBeCloseTo(Math.sqrt((10 * 6) / (16 * 16 * 17)), 2);
    // Shape 3 + 4, rate 1 / 2 + 1.
    const rate = outputs["rate"]!;
    expect(Math.abs(rate.mean - 7 / 1.5)).toBeLessThan(4 * (rate.deviation / root));
    expect(rate.deviation).toBeCloseTo(Math.sqrt(7) / 1.5, 1);
  });

  test("the effective sample size is that of the weights", async () => {
    const [y, s] = [1.5, 0.6];
    const { observed, draws } = await run(
      `inputs: { x: "normal(0, 1)" }\nobserve: [{ value: ${y}, from: "normal(x, ${s})" }]\noutputs: { x: x }\n`,
    );
    // E w and E w² of w = exp(−(y − x)² / 2s²): integrals of products of two normal densities.
    const mean = Math.sqrt((s * s) / (1 + s * s)) * Math.exp(-(y * y) / (2 * (1 + s * s)));
    const half = (s * s) / 2;
    const square = Math.sqrt(half / (1 + half)) * Math.exp(-(y * y) / (2 * (1 + half)));
    expect(observed!.effective / draws).toBeCloseTo(mean ** 2 / square, 2);
  });

  test("a condition that holds cuts off what it excludes", async () => {
    const { outputs, observed, draws } = await run(
      'inputs: { x: "normal(0, 1)" }\nobserve: [x > 0, x < 2]\noutputs: { x: x, one: x > 1 }\n',
    );
    const kept = normalCdf(2) - 0.5;
    expect(observed!.effective / draws).toBeCloseTo(kept, 2);
    expect(outputs["one"]!.probability).toBeCloseTo((normalCdf(2) - normalCdf(1)) / kept, 2);
    expect(outputs["x"]!.p05).toBeGreaterThan(0);
  });

  test("the result depends on a unit neither of the data nor of the parameters", async () => {
    const model = (value: string, unit: string) =>
      `inputs: { cost: { value: 50 to 200, unit: ${unit} } }\nobserve: [{ value: "${value}", from: "lognormal(median=cost, log_sd=0.2)" }]\noutputs: { cost: cost }\n`;
    const dollars = await run(model("$90", "USD"));
    const tokens = await run(model("90", "token"));
    expect(dollars.outputs["cost"]!.mean).toBe(tokens.outputs["cost"]!.mean);
  });
});

/** ∫ x f(x) dx / ∫ f(x) dx over a uniform prior on low to high, by the midpoint rule. */
function meanUnder(density: (x: number) => number, low: number, high: number): number {
  let [sum, total] = [0, 0];
  const steps = 200_000;
  for (let step = 0; step < steps; step++) {
    const x = low + ((high - low) * (step + 0.5)) / steps;
    sum += x * density(x);
    total += density(x);
  }
  return sum / total;
}

test.each<[from: string, value: number, density: (x: number) => number]>([
  ["normal(3, x)", 5, (x) => Math.exp(-2 / x ** 2) / x],
  ["lognormal(0.5, x)", 2, (x) => Math.exp(-((Math.log(2) - 0.5) ** 2) / (2 * x * x)) / x],
  ["lognormal(ln(x), 0.5)", 2, (x) => Math.exp(-2 * (Math.log(2) - Math.log(x)) ** 2)],
  ["student_t(3, x, 0.5)", 2, (x) => (1 + ((2 - x) / 0.5) ** 2 / 3) ** -2],
  ["student_t(3, 1, x)", 2, (x) => (1 + x ** -2 / 3) ** -2 / x],
  ["logistic(1, x)", 3, (x) => Math.exp(-2 / x) / x / (1 + Math.exp(-2 / x)) ** 2],
  ["uniform(0, x)", 1.5, (x) => (x > 1.5 ? 1 / x : 0)],
  ["exponential(x)", 2, (x) => Math.exp(-2 / x) / x],
  ["exponential(rate=x)", 2, (x) => x * Math.exp(-2 * x)],
  ["gamma(2.5, x)", 2, (x) => Math.exp(-2 / x) / x ** 2.5],
  ["weibull(x, 2)", 3, (x) => x * 1.5 ** (x - 1) * Math.exp(-(1.5 ** x))],
  ["weibull(2, x)", 3, (x) => x ** -2 * Math.exp(-((3 / x) ** 2))],
  ["pareto(x, 2)", 2, (x) => (x < 2 ? x ** 2 : 0)],
  ["pareto(1, x)", 2, (x) => x * 2 ** (-x - 1)],
  ["poisson(x)", 3, (x) => x ** 3 * Math.exp(-x)],
  ["poisson(x)", 0, (x) => Math.exp(-x)],
  ["binomial(5, x / 4)", 5, (x) => (x < 4 ? x ** 5 : 0)],
  ["binomial(5, x / 4)", 0, (x) => (x < 4 ? (1 - x / 4) ** 5 : 0)],
  ["bernoulli(x / 4)", 0, (x) => (x < 4 ? 1 - x / 4 : 0)],
])("%s, seen at %d, weighs as its density", async (from, value, density) => {
  const { outputs } = await run(
    `inputs: { x: "uniform(0.2, 5)" }\nobserve: [{ value: ${value}, from: "${from}" }]\noutputs: { x: x }\n`,
  );
  const { mean, meanStandardError } = outputs["x"]!;
  expect(Math.abs(mean - meanUnder(density, 0.2, 5))).toBeLessThan(4 * meanStandardError);
});

describe("what follows from the weights", () => {
  const sum = (observe: string) =>
    `inputs: { a: "normal(0, 1)", b: "normal(0, 1)" }\n${observe}outputs: { y: a + b }\n`;

  test("an input that was observed drives less, and moves within what is left of it", async () => {
    const share = ({ drivers }: Awaited<ReturnType<typeof run>>, input: string) =>
      drivers.find((driver) => driver.input === input)!;
    const before = await run(sum(""));
    const after = await run(sum('observe: [{ value: 1, from: "normal(a, 0.3)" }]\n'));
    expect(share(before, "a").share).toBeCloseTo(0.5, 1);
    // The variance of a is now 0.09 / 1.09.
    expect(share(after, "a").share).toBeLessThan(0.13);
    const { low, high } = share(after, "a").tornado!;
    expect(high - low).toBeCloseTo(2 * 1.2816 * Math.sqrt(0.09 / 1.09), 1);
  });

  test("statistics of a quantity are those after what was observed", async () => {
    const { outputs } = await run(
      'inputs: { x: "normal(0, 1)" }\nobserve: [{ value: 2, from: "normal(x, 1)" }]\noutputs: { x: x, m: mean_of(x), p: "probability_of(x < 1)" }\n',
    );
    expect(outputs["m"]!.mean).toBe(outputs["x"]!.mean);
    expect(outputs["p"]!.mean).toBeCloseTo(0.5, 2);
  });

  test("the values that a recurrence leaves can be observed", async () => {
    const { outputs } = await run(`
inputs: { growth: "normal(0, 0.1)" }
recur:
  months: 10
  state: { size: { start: 1, next: size * exp(growth) } }
observe: [{ value: 3, from: "lognormal(ln(size), 0.001)" }]
outputs: { growth: growth }
`);
    expect(outputs["growth"]!.mean).toBeCloseTo(Math.log(3) / 10, 3);
  });

  test("a draw in which the observed is undefined has no weight, and their share is told", async () => {
    const { observed, outputs } = await run(
      'inputs: { x: "normal(0, 1)" }\nobserve: [{ value: 0, from: "normal(ln(x), 2)" }]\noutputs: { x: x }\n',
    );
    expect(observed?.undefinedShare).toBeCloseTo(0.5, 2);
    expect(outputs["x"]!.p05).toBeGreaterThan(0);
  });

  test("likelihoods too small for a double weigh as others do", async () => {
    const values = Array.from({ length: 400 }, () => '{ value: 100, from: "normal(x, 1)" }');
    const { outputs } = await run(
      `inputs: { x: "normal(0, 10)" }\nobserve: [${values.join(", ")}]\noutputs: { x: x }\n`,
    );
    // The draw nearest to 100; those of 200,000 normal ones reach some 4.5 deviations.
    expect(outputs["x"]!.mean).toBeGreaterThan(40);
  });
});

test.each([
  ['{ value: 2.5, from: "poisson(x)" }', "bad-observation", "whole number from 0"],
  ['{ value: 11, from: "binomial(10, x)" }', "bad-observation", "from 0 to 10"],
  ['{ value: -1, from: "lognormal(x, 1)" }', "bad-observation", "above 0"],
  ['{ value: x, from: "normal(x, 1)" }', "bad-observation", "must be a number"],
  ["{ value: 1, from: beta(x) }", "bad-observation", "must come from one of"],
  ['{ value: 1, from: "normal(x)" }', "argument-count", "normal(mean, deviation)"],
  ['{ value: 3, from: "binomial(5 + x, 0.5)" }', "must-be-constant", ""],
  ["{ value: 1 }", "bad-model", "value and from"],
  ['{ value: 1, from: "normal(q, 1)" }', "unknown-name", ""],
  ["x", "not-a-truth", ""],
  ['{ value: $1, from: "normal(x, 1)" }', "unit-mismatch", ""],
  ['{ value: 1, from: "normal(x, $1)" }', "unit-mismatch", ""],
  ['{ value: 1, from: "normal(mean_of(x), 1)" }', "bad-observation", "statistic"],
])("%s is refused as %s", async (observation, code, rule) => {
  const model = `inputs:\n  x: { value: 1 to 2, unit: token }\nobserve:\n  - ${observation}\noutputs:\n  x: x\n`;
  const problem = await problemOf(model);
  expect(problem?.code).toBe(code);
  expect(problem?.facts["line"]).toBe(4);
  expect(String(problem?.facts["rule"] ?? "")).toContain(rule);
});

test("what no draw agrees with, and single precision, are refused", async () => {
  const model = "inputs: { x: 1 to 2 }\nobserve: [x < 0]\noutputs: { x: x }\n";
  expect(await problemOf(model)).toMatchObject({ code: "no-weight", facts: { draws: 200_000 } });
  expect((await problemOf(model, { precision: "single" }))?.code).toBe("weights-need-double");
});

test("a run that is withdrawn says what it has", async () => {
  const model = "inputs: { x: 1 to 2 }\nobserve: [x > 1]\noutputs: { x: x }\n";
  const { draws, complete } = await run(model, { timeLimitMs: 1e-9 }).catch(() => ({
    draws: 0,
    complete: false,
  }));
  expect([draws, complete]).toEqual([0, false]);
});
