import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { interpreterEvaluators as plain } from "../../test/support/interpreter-evaluator.ts";
import { must } from "../base/outcome.ts";
import { readModel } from "../graph/read-model.ts";
import { createSerialExecutor, type Executor } from "./executor.ts";
import { planSimulation, type Simulation, type SimulationOptions, simulate } from "./simulate.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const read = (name: string): string => readFileSync(join(fixtures, name), "utf8");

/** A clock that goes on by some milliseconds whenever it is asked. */
const ticking = (step = 1) => {
  let ticks = 0;
  return () => step * ticks++;
};
const executor = createSerialExecutor(plain, { now: ticking(), pause: () => Promise.resolve() });
const defaults: SimulationOptions = { draws: 2000, seed: 7, method: "random", mode: "strict" };

async function run(
  text: string,
  options: Partial<SimulationOptions> = {},
  by = executor,
): Promise<Simulation> {
  const model = readModel(text);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const result = await simulate(model.value, { ...defaults, ...options }, by);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function problemOf(text: string, options: Partial<SimulationOptions> = {}) {
  const model = readModel(text);
  if (!model.ok) return model.error;
  const result = await simulate(model.value, { ...defaults, ...options }, executor);
  return result.ok ? undefined : result.error;
}

describe("the three yardstick models", () => {
  type Band = readonly [number, number];
  const reference = JSON.parse(read("yardsticks.json")) as Record<
    string,
    { draws: number; outputs: Record<string, Record<string, Band>> }
  >;

  async function expectNumpys(name: string, by: Executor): Promise<void> {
    const { draws, outputs } = reference[name] as (typeof reference)[string];
    const result = await run(read(`${name}.yaml`), { draws, driversOf: [] }, by);
    for (const [output, bands] of Object.entries(outputs)) {
      const { above, ...known } = bands;
      for (const [figure, [low, high]] of Object.entries(known)) {
        const value = result.outputs[output]![figure as "mean"]!;
        // Half a bin, for what falls on its edge.
        expect(value, `${output} ${figure}`).toBeGreaterThanOrEqual(low * (1 - 2 ** -14));
        expect(value, `${output} ${figure}`).toBeLessThanOrEqual(high * (1 + 2 ** -14));
      }
      if (!above) continue;
      const probability = result.outputs.p!.probability;
      expect(probability).toBeGreaterThan(above[0]);
      expect(probability).toBeLessThan(above[1]);
    }
  }

  const names = Object.keys(reference);
  test.each(names)("%s agrees with numpy within Monte-Carlo error", (name) =>
    expectNumpys(name, machineExecutor),
  );
  test.each(names)("%s agrees with numpy when it is interpreted", { tags: "long" }, (name) =>
    expectNumpys(name, executor),
  );
});

describe("closed forms", () => {
  test("a product of lognormals is lognormal, also when its parts are used again", async () => {
    const inputs = `inputs:
  a: lognormal(1, 0.3)
  b: lognormal(0.5, 0.4)
outputs:
  y: a ^ 2 / b
`;
    // ln y is normal with mean 2·1 − 0.5 and variance (2·0.3)² + 0.4².
    const deviation = Math.sqrt(0.36 + 0.16);
    for (const text of [inputs, `${inputs}  other: a + b\n`]) {
      const { outputs } = await run(text, { draws: 16384, method: "sobol", driversOf: [] });
      // A scrambled Sobol sequence of 2¹⁴ points: quantiles within 0.2 %, the mean within 0.1 %.
      expect(Math.log(outputs.y!.p50)).toBeCloseTo(1.5, 2);
      expect(Math.log(outputs.y!.p95)).toBeCloseTo(1.5 + 1.6448536 * deviation, 2);
      expect(outputs.y!.mean / Math.exp(1.5 + 0.26)).toBeCloseTo(1, 3);
    }
  });

  test("a sum of normals is normal", async () => {
    const text = `inputs:
  a: normal(10, 3)
  b: normal(20, 4)
outputs:
  y: a - b
  p: a > b
`;
    const { outputs } = await run(text, { draws: 16384, method: "sobol" });
    expect(outputs.y?.mean).toBeCloseTo(-10, 2);
    expect(outputs.y?.deviation).toBeCloseTo(5, 1);
    expect(outputs.p?.probability).toBeCloseTo(0.02275, 3);
  });

  test("an output's unit follows from its inputs", async () => {
    const text = `inputs:
  price: { value: 2 to 3, unit: USD/hour }
  time: { value: 10, unit: hour }
  plain: 1 to 2
outputs:
  cost: price * time
  dear: price * time > 25
  both: price * plain
`;
    const { outputs } = await run(text, { driversOf: [] });
    expect(outputs.cost?.unit).toBe("USD");
    expect(outputs.dear).not.toHaveProperty("unit");
    expect(outputs.both).not.toHaveProperty("unit");
    expect(outputs.dear?.probability).toBeGreaterThan(0);
  });

  test("`5 to 10` holds 90 % in its ends", async () => {
    const text = "inputs:\n  a: 5 to 10\n  b: -5 to 10\noutputs:\n  a: a\n  b: b\n";
    const { outputs } = await run(text, { draws: 16384, method: "sobol" });
    expect(outputs.a?.p05).toBeCloseTo(5, 1);
    expect(outputs.a?.p95).toBeCloseTo(10, 1);
    expect(outputs.a?.p50).toBeCloseTo(Math.sqrt(50), 1);
    expect(outputs.b?.p05).toBeCloseTo(-5, 1);
    expect(outputs.b?.p50).toBeCloseTo(2.5, 1);
  });

  test("discrete values, samples, truth and mixtures come in their shares", async () => {
    const text = `inputs:
  d: discrete(3, 1, 1, 2, 7, 1)
  s: [4, 1, 3, 2]
  c: bernoulli(0.3)
  m: mixture(0.25, uniform(0, 1), normal(100, 1))
  t: truncated(normal(0, 1), 1, 2)
outputs:
  d1: d == 1
  d7: d == 7
  s: s
  c: c
  m: m < 50
  t: t
  out: t < 1 or t > 2
`;
    const { outputs } = await run(text, { draws: 16384, method: "sobol" });
    expect(outputs.d1?.probability).toBeCloseTo(0.5, 3);
    expect(outputs.d7?.probability).toBeCloseTo(0.25, 3);
    expect(outputs.s?.mean).toBeCloseTo(2.5, 3);
    expect(outputs.c?.mean).toBeCloseTo(0.3, 3);
    expect(outputs.m?.probability).toBeCloseTo(0.25, 3);
    // Mean of a standard normal in [1, 2]: (φ(1) − φ(2)) / (Φ(2) − Φ(1)).
    expect(outputs.t?.mean).toBeCloseTo((0.2419707 - 0.053991) / 0.1359051, 4);
    expect(outputs.out?.probability).toBe(0);
  });

  test("means are those of the draws, not of their bins", async () => {
    const text = `inputs:
  d: discrete(0.1, 1, 0.7, 2)
  w: 0.1 to 1e6
  n: normal(2031.7, 0.01)
  s: student_t(3)
outputs:
  d: d
  w: w
  n: n
  s: s
  sum: d + w + s
`;
    const options = { ...defaults, draws: 10_000 };
    const { program, job } = must(planSimulation(must(readModel(text)), options, machineExecutor));
    const values = machineExecutor
      .makeEvaluator(program, job.sampling, "strict")
      .evaluate(0, options.draws);
    const { outputs } = await run(text, options, machineExecutor);
    for (const [index, { mean }] of Object.values(outputs).entries()) {
      const draws = values[index]!;
      const exact = draws.reduce((all, value) => all + value / draws.length, 0);
      const largest = draws.reduce((all, value) => Math.max(all, Math.abs(value)), 0);
      expect(Math.abs(mean - exact)).toBeLessThan(1e-9 * largest);
    }
    const { d, w, s, sum } = outputs;
    expect(d!.mean + w!.mean + s!.mean).toBeCloseTo(sum!.mean, 4);
  });

  test("correlated inputs have the wanted correlation and their own marginals", async () => {
    const text = `inputs:
  a: normal(0, 1)
  b: normal(0, 1)
  u: uniform(0, 1)
correlations:
  - { inputs: [a, b], correlation: 0.6 }
  - { inputs: [b, u], correlation: -0.5 }
outputs:
  ab: a * b
  bb: b * b
  u: u
  ub: u * b
`;
    const { outputs } = await run(
      text,
      { draws: 65536, method: "sobol", driversOf: [] },
      machineExecutor,
    );
    expect(outputs.ab?.mean).toBeCloseTo(0.6, 2);
    expect(outputs.bb?.mean).toBeCloseTo(1, 2);
    expect(outputs.u?.p25).toBeCloseTo(0.25, 2);
    // E[Φ(z₁) z₂] = ρ / (2√π) for correlation ρ.
    expect(outputs.ub?.mean).toBeCloseTo(-0.5 / (2 * Math.sqrt(Math.PI)), 2);
  });

  test("a random walk over months has the variance of its steps", async () => {
    const text = `recur:
  months: 25
  state:
    x: { start: 100, next: "x + normal(0.5, 2)" }
    hit: { first: x.next > 1e9 }
    twelve: { first: month >= 12 }
outputs:
  x: x
  hit: hit
  twelve: twelve
`;
    const { outputs } = await run(text, { draws: 4000, driversOf: [] });
    // Standard error of the mean 10/√4000 = 0.16, of the deviation 0.11: four of them.
    expect(Math.abs(outputs.x!.mean - 112.5)).toBeLessThan(0.64);
    expect(Math.abs(outputs.x!.deviation - 10)).toBeLessThan(0.45);
    expect(outputs.hit).toMatchObject({ p05: 26, p95: 26, mean: 26 });
    expect(outputs.twelve?.p50).toBe(12);
  });

  test("a value one month old is the one before, and last values are the last month's", async () => {
    const text = `recur:
  months: 5
  members: [ann, bob]
  state:
    now: { start: [0, 10], next: now + 1 }
    old: { start: -1, next: now }
    seen: { each: now }
    total: { start: 0, next: sum_members(now.next) }
outputs:
  now: now
  old: old
  seen: seen
  total: total
  best: max_members(now)
  average: mean_members(now)
`;
    const { outputs } = await run(text, { draws: 10, driversOf: [] });
    const means = Object.fromEntries(
      Object.entries(outputs).map(([name, { mean }]) => [name, mean]),
    );
    expect(means).toEqual({
      "now.ann": 5,
      "now.bob": 15,
      "old.ann": 4,
      "old.bob": 14,
      "seen.ann": 4,
      "seen.bob": 14,
      total: 20,
      best: 15,
      average: 10,
    });
  });
});

describe("what moves the answer", () => {
  test("shares of a normal sum are (6/π)·asin(r²/2) of each input's r²", async () => {
    const text = `inputs:
  small: normal(0, 1)
  large: normal(0, 2)
  idle: normal(0, 5)
  fixed: 3
outputs:
  y: small - large + fixed
`;
    const { drivers } = await run(text, { draws: 4096 });
    expect(drivers.map((driver) => driver.input)).toEqual(["large", "small", "idle"]);
    const exact = (square: number) => (6 / Math.PI) * Math.asin(square / 2);
    // Binning to 32 classes loses about 1 %, chance adds 1/√4096.
    expect(Math.abs(drivers[0]!.share - exact(0.8))).toBeLessThan(0.03);
    expect(Math.abs(drivers[1]!.share - exact(0.2))).toBeLessThan(0.03);
    expect(drivers[2]?.share).toBeLessThan(0.01);
    expect(drivers[0]?.rankCorrelation).toBeLessThan(-0.8);
    // The other input is 0 and 3 is added: ±1.2816 · 2, within the error of a sample quantile.
    expect(Math.abs(drivers[0]!.tornado!.low - (3 + 2.563))).toBeLessThan(0.15);
    expect(Math.abs(drivers[0]!.tornado!.high - (3 - 2.563))).toBeLessThan(0.15);
  });
});

describe("a run", () => {
  const text = read("fermi.yaml");

  test("gives the same bits however it is split, and other draws for another seed", async () => {
    const { outputs } = await run(text, { draws: 3000, driversOf: [] });
    const slow = createSerialExecutor(plain, { now: ticking(100), pause: () => Promise.resolve() });
    const model = readModel(text);
    if (!model.ok) throw new Error("unreadable");
    const options = { ...defaults, draws: 3000, driversOf: [] };
    const again = await simulate(model.value, options, slow);
    expect(again.ok && again.value.outputs).toEqual(outputs);
    const other = await run(text, { draws: 3000, seed: 8, driversOf: [] });
    expect(other.outputs.y?.mean).not.toBe(outputs.y?.mean);
  });

  test("can be cancelled and then gives what it has", async () => {
    const model = readModel(text);
    if (!model.ok) throw new Error("unreadable");
    const signal = { aborted: false };
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      if (done >= 3000) signal.aborted = true;
    };
    const slow = createSerialExecutor(plain, { now: ticking(30), pause: () => Promise.resolve() });
    const options = { ...defaults, draws: 1e6, driversOf: [], onProgress };
    const result = await simulate(model.value, { ...options, signal: signal as AbortSignal }, slow);
    expect(result).toMatchObject({ ok: true, value: { complete: false } });
    expect(result.ok && result.value.draws).toBe(seen.at(-1));
    const before = { ...options, signal: { aborted: true } as AbortSignal };
    expect(await simulate(model.value, before, slow)).toMatchObject({
      error: { code: "cancelled" },
    });
    const limited = { ...options, timeLimitMs: 500 };
    const partial = await simulate(model.value, limited, slow);
    expect(partial).toMatchObject({ ok: true, value: { complete: false } });
  });

  test.each([
    [{ draws: 0 }, "draws"],
    [{ draws: 1.5 }, "draws"],
    [{ draws: 2e10 }, "draws"],
    [{ draws: 2 ** 33, method: "sobol" as const }, "draws"],
    [{ seed: -1 }, "seed"],
    [{ seed: 2 ** 60 }, "seed"],
    [{ timeLimitMs: 0 }, "timeLimitMs"],
  ])("refuses %j", async (options, name) => {
    expect(await problemOf(text, options)).toMatchObject({ code: "bad-option", facts: { name } });
  });

  test("refuses more outputs than it has room for", async () => {
    const wide =
      "recur:\n months: 1\n members: 300\n state:\n  x: { each: normal() }\noutputs:\n x: x\n";
    expect(await problemOf(wide)).toMatchObject({
      code: "too-many-outputs",
      facts: { rule: 256, value: 300 },
    });
  });

  test("reports values that are not finite instead of dropping them", async () => {
    const { outputs } = await run(
      "inputs:\n  x: normal(0, 1)\noutputs:\n  y: ln(x)\n  q: ln(x) > 0\n",
    );
    const lost = outputs.y!.nonFinite.notANumber;
    // Half of 2000 standard normals are negative; four standard errors are 89.
    expect(Math.abs(lost - 1000)).toBeLessThan(90);
    expect(outputs.q?.nonFinite.notANumber).toBe(lost);
    expect(await problemOf("inputs:\n  x: 1 to 2\noutputs:\n  y: ln(-x)\n")).toMatchObject({
      code: "no-finite-result",
      facts: { value: "y" },
    });
  });
});

describe("a belief", () => {
  test.each([
    ["10 to 5", "bad-range", 8],
    ["5 to 5", "bad-range", 7],
    ["normal(0, 0)", "bad-distribution", 5],
    ["normal(0)", "argument-count", 5],
    ["normal(0, 1, 2)", "argument-count", 5],
    ["triangular(3, 2, 1)", "bad-distribution", 5],
    ["beta(0, 1)", "bad-distribution", 5],
    ["uniform(2, 1)", "bad-distribution", 5],
    ["gamma(-1)", "bad-distribution", 5],
    ["pareto(0, 1)", "bad-distribution", 5],
    ["bernoulli(2)", "bad-distribution", 5],
    ["mixture(0.5, normal(0, 1))", "bad-distribution", 5],
    ["mixture(1.5, normal(0, 1), normal(1, 1))", "bad-distribution", 5],
    ["truncated(normal(0, 1), 2, 1)", "bad-distribution", 5],
    ["truncated(normal(0, 1), 20, 30)", "bad-distribution", 5],
    ["discrete(1, 2, 3)", "bad-distribution", 5],
    ["discrete(1, -2)", "bad-distribution", 5],
    ["sample()", "bad-distribution", 5],
    ["weibul(1, 2)", "unknown-distribution", 5],
    ["normal(y, 1)", "not-constant", 12],
    ["1 / 0", "outside-domain", 7],
    ["ln(1, 2)", "argument-count", 5],
    ["normal(0, 1) + q", "not-constant", 20],
  ])("%s is refused as %s", async (belief, code, column) => {
    const text = `inputs:\n a: ${belief}\n b: 1\noutputs:\n y: 1 + b\n`;
    expect(await problemOf(text)).toMatchObject({ code, facts: { line: 2, column } });
  });

  test("more correlated inputs than can be factored are refused before the work", async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `k${index}`);
    const pairs = names.slice(1).map((name, index) => {
      return `  - { inputs: [k${index}, ${name}], correlation: 0.1 }`;
    });
    const text = `inputs:
${names.map((name) => `  ${name}: normal(0, 1)`).join("\n")}
correlations:
${pairs.join("\n")}
outputs:
  y: k0
`;
    expect(await problemOf(text)).toMatchObject({
      code: "too-many-correlations",
      facts: { rule: 400 },
    });
  });

  test("correlations that contradict one another are refused", async () => {
    const text = (ac: number) => `inputs:
  a: 1 to 2
  b: 1 to 2
  c: 1 to 2
  m: mixture(0.5, normal(0, 1), normal(1, 1))
correlations:
  - { inputs: [a, b], correlation: 0.9 }
  - { inputs: [b, c], correlation: 0.9 }
  - { inputs: [a, c], correlation: ${ac} }
outputs:
  y: a + b + c + m
`;
    expect(await problemOf(text(0.7))).toBeUndefined();
    expect(await problemOf(text(-0.9))).toMatchObject({ code: "bad-correlation" });
    expect(await problemOf(text(0.1).replace("[a, c]", "[a, m]"))).toMatchObject({
      code: "bad-correlation",
      facts: { value: "m", line: 9 },
    });
  });
});

describe("counts that take more memory than there is", () => {
  /** Outputs over thousands of powers of two each, as many as are asked for. */
  const wide = (outputs: number) =>
    `inputs:\n  x: normal(0, 1)\n  y: normal(0, 1)\noutputs:\n${Array.from(
      { length: outputs },
      (_, index) => `  o${index}: exp(200 * x + ${index} * y)\n`,
    ).join("")}`;
  const limit = { code: "memory-limit", facts: { value: 384 } };
  const problem = async (outputs: number, draws: number) => {
    const model = readModel(wide(outputs));
    if (!model.ok) throw new Error(model.error.code);
    const result = await simulate(
      model.value,
      { ...defaults, draws, driversOf: [] },
      machineExecutor,
    );
    return result.ok ? result.value.complete : result.error;
  };

  test("are refused before the run, where the first samples show it", async () => {
    expect(await problem(40, 1_000_000)).toEqual(limit);
  });

  test("end the run, where they come to it, and the next run is as ever", async () => {
    expect(await problem(14, 200_000)).toEqual(limit);
    expect(await problem(2, 20_000)).toBe(true);
    expect(await run("inputs: { a: 1 to 2 }\noutputs: { b: a }", {}, machineExecutor)).toEqual(
      expect.objectContaining({ complete: true }),
    );
  });
});
