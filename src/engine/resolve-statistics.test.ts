import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../test/support/executors.ts";
import { readModel } from "../graph/read-model.ts";
import { type Simulation, simulate } from "./simulate.ts";

async function run(text: string, quantiles?: readonly number[]): Promise<Simulation> {
  const model = readModel(text);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const options = { draws: 65536, seed: 3, method: "sobol", mode: "strict", quantiles } as const;
  const result = await simulate(model.value, options, machineExecutor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const problemOf = (formula: string) => {
  const model = readModel(`inputs:\n  x: 1 to 2\nlet:\n  a: ${formula}\noutputs:\n  y: a\n`);
  return model.ok ? undefined : model.error.code;
};

describe("what describes a quantity can be used in formulas", () => {
  test("mean, deviation, quantile and probability are those of the closed form", async () => {
    const { outputs } = await run(`inputs:
  x: { value: "lognormal(1, 0.5)", unit: USD }
let:
  twice: 2 * x
outputs:
  mean: mean_of(twice)
  deviation: deviation_of(ln(x / mean_of(x)))
  high: quantile_of(twice, 0.9)
  chance: probability_of(twice > quantile_of(twice, 0.75))
  dear: twice > quantile_of(twice, 0.9)
`);
    // Mean e^(μ + σ²/2); the quantile at 0.9 is e^(μ + 1.2815516 σ). Errors of 65,536 Sobol points.
    expect(outputs.mean?.mean).toBeCloseTo(2 * Math.exp(1.125), 2);
    expect(outputs.mean?.unit).toBe("USD");
    expect(outputs.deviation?.mean).toBeCloseTo(0.5, 3);
    expect(Number(outputs.high?.mean) / (2 * Math.exp(1 + 1.2815516 * 0.5))).toBeCloseTo(1, 3);
    expect(outputs.chance?.mean).toBeCloseTo(0.25, 3);
    expect(outputs.dear?.probability).toBeCloseTo(0.1, 3);
  });

  test("a quantity of a recurrence, and one defined by another statistic", async () => {
    const { outputs } = await run(`inputs:
  growth: normal(0.1, 0.01)
recur:
  years: 5
  state:
    size: { start: 1, next: size * exp(growth) }
let:
  middle: quantile_of(size, 0.5)
  above: size - middle
  mean_above: mean_of(above)
outputs:
  middle: middle
  zero: mean_above - (mean_of(size) - middle)
`);
    expect(outputs.middle?.mean).toBeCloseTo(Math.exp(0.5), 3);
    expect(outputs.zero?.mean).toBeCloseTo(0, 5);
  });

  test.each([
    ["mean_of(x > 1)", "not-a-number"],
    ["probability_of(x)", "not-a-truth"],
    ["quantile_of(x)", "argument-count"],
    ["quantile_of(x, 2)", "outside-domain"],
    ["quantile_of(x, x)", "outside-domain"],
    ["mean_of(a)", "cyclic-definition"],
  ])("%s is refused as %s", (formula, code) => {
    expect(problemOf(formula)).toBe(code);
  });

  test("any quantiles may be asked for", async () => {
    const { outputs } = await run("inputs:\n  x: uniform(0, 1)\noutputs:\n  x: x\n", [0.01, 0.9]);
    const [low, high] = outputs.x?.quantiles ?? [];
    expect(low?.value).toBeCloseTo(0.01, 4);
    expect(high).toMatchObject({ share: 0.9, value: expect.closeTo(0.9, 4) });
  });
});

describe("a series over time", () => {
  const text = `inputs:
  growth: normal(0.1, 0.02)
recur:
  years: 7
  members: [one, two]
  constants: { begin: [1, 10] }
  state:
    size: { start: [1, 10], next: size * exp(growth) }
    late: { first: year >= 4 }
outputs:
  size: { series: size, every: 3 }
  total: { series: ln(sum_members(size)), every: 7 }
  late: late
`;

  test("has the quantiles of each step, and the last", async () => {
    const { outputs, drivers } = await run(text);
    expect(Object.keys(outputs)).toEqual([
      "size@3.one",
      "size@3.two",
      "size@6.one",
      "size@6.two",
      "size@7.one",
      "size@7.two",
      "total@7",
      "late",
    ]);
    for (const year of [3, 6, 7]) {
      // ln size is normal with mean 0.1 · year and deviation 0.02 · year.
      expect(Math.log(outputs[`size@${year}.two`]!.p50 / 10)).toBeCloseTo(0.1 * year, 3);
      const high = (0.1 + 1.6448536 * 0.02) * year;
      expect(Math.log(outputs[`size@${year}.one`]!.p95)).toBeCloseTo(high, 2);
    }
    expect(outputs["total@7"]?.mean).toBeCloseTo(Math.log(11) + 0.7, 3);
    expect(outputs["late"]?.mean).toBe(4);
    expect(new Set(drivers.map(({ output }) => output))).toEqual(new Set(["late"]));
  });

  test.each([
    ["outputs:\n  y: { series: 1 }\n", "bad-model"],
    ["recur: { years: 2, months: 2, state: { a: { each: 1 } } }\noutputs:\n  y: a\n", "bad-model"],
    ["recur: { months: 2, state: { a: { each: year } } }\noutputs:\n  y: a\n", "unknown-name"],
  ])("%s is refused as %s", (model, code) => {
    const read = readModel(model);
    expect(read.ok ? undefined : read.error.code).toBe(code);
  });
});
