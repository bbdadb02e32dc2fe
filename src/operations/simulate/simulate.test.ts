import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { printRun } from "../contract/print-run.ts";
import { runOperation } from "../contract/run-operation.ts";
import simulate from "./simulate.ts";

async function ask(input: object) {
  const run = await runOperation(simulate, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

test("the product of lognormals has the quantiles of its closed form", async () => {
  const model =
    "inputs:\n  a: lognormal(1, 0.3)\n  b: lognormal(2, 0.4)\noutputs:\n  y: a * b\n  p: a * b > 20.0855\n";
  const { outputs } = await ask({ model, draws: 65536 });
  // ln y is normal with mean 3 and deviation 0.5; the error of the quantiles is that of 65,536 Sobol points.
  expect(outputs["y"]?.p50).toBeCloseTo(Math.exp(3), 1);
  expect(Math.log(Number(outputs["y"]?.p95))).toBeCloseTo(3 + 1.644854 * 0.5, 2);
  expect(outputs["p"]?.probability).toBeCloseTo(0.5, 2);
});

test("the input with the larger spread drives the output", async () => {
  const model =
    "inputs:\n  wide: lognormal(0, 1)\n  narrow: lognormal(0, 0.1)\noutputs:\n  y: wide * narrow\n";
  const { drivers } = await ask({ model, draws: 4096 });
  expect(drivers[0]?.input).toBe("wide");
  expect(drivers[0]?.share).toBeGreaterThan(0.9);
});

test("the same seed gives the same result, another seed another", async () => {
  const model = "inputs:\n  a: 5 to 10\noutputs:\n  y: a\n";
  const mean = async (seed: number) =>
    (await ask({ model, seed, draws: 1000, method: "random" })).outputs["y"]?.mean;
  expect(await mean(1)).toBe(await mean(1));
  expect(await mean(1)).not.toBe(await mean(2));
});

test.each([
  ["an unknown name", "inputs:\n  a: 1\noutputs:\n  y: a + b\n", "unknown-name", 4],
  [
    "a cyclic definition",
    "inputs:\n  a: 1\nlet:\n  b: c\n  c: b\noutputs:\n  y: b\n",
    "cyclic-definition",
    5,
  ],
  ["ends of a range swapped", "inputs:\n  a: 10 to 5\noutputs:\n  y: a\n", "bad-range", 2],
  [
    "money added to compute",
    "inputs:\n  a: { value: 1, unit: USD }\n  b: { value: 1, unit: FLOP }\noutputs:\n  y: a + b\n",
    "unit-mismatch",
    5,
  ],
])("refuses %s at its place in the file", async (_what, model, code, line) => {
  const run = await runOperation(simulate, { model }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({ code });
  expect(run.ok ? 0 : run.error.facts["line"]).toBe(line);
});

test("more draws than can be counted are refused", async () => {
  const run = await runOperation(
    simulate,
    { model: "outputs:\n  y: 1\n", draws: 1e12 },
    contextOf(),
  );
  expect(run.ok ? "" : run.error.code).toBe("invalid-input");
});

test("what is infinite is ranked and what is undefined stands beside the probability", async () => {
  const model =
    "inputs:\n  x: normal(0, 1)\noutputs:\n  positive: ln(x) > 0\n  inverse: 1 / floor(abs(x))\n  below: ln(floor(abs(x)))\n";
  const { outputs } = await ask({ model, draws: 65536 });
  const { positive, inverse, below } = outputs;
  // The normal distribution function at 0 and 1; errors are those of 65,536 Sobol points.
  expect(positive?.probability).toBeCloseTo(0.1587, 3);
  expect(positive?.undefinedShare).toBeCloseTo(0.5, 3);
  expect(inverse).toMatchObject({ p05: 1, p25: 1, p50: "Infinity", p95: "Infinity" });
  expect(inverse).toMatchObject({ mean: "Infinity", deviation: null });
  expect((inverse?.nonFinite.positiveInfinity ?? 0) / 65536).toBeCloseTo(0.6827, 3);
  expect(below).toMatchObject({ p05: "-Infinity", p50: "-Infinity", p75: 0, mean: "-Infinity" });
});

test("every surface names the share that is undefined or infinite", async () => {
  const model = "inputs:\n  x: normal(0, 1)\noutputs:\n  p: ln(x) > 0\n  y: 1 / floor(abs(x))\n";
  const run = await runOperation(simulate, { model, draws: 65536 }, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  for (const format of ["text", "md", "html"] as const) {
    const printed = await printRun(simulate, run.value, format, { width: 100, color: false });
    const text = printed.ok ? printed.value : "";
    expect(text).toContain("p is undefined in 50 % of the draws");
    expect(text).toContain("y is ∞ in 68.3 % of the draws");
  }
});

test("every surface says what the draws are worth once they are weighed", async () => {
  const weighed = (sd: number) =>
    `inputs: { x: "normal(0, 1)" }\nobserve: [{ value: 3, from: "normal(x, ${sd})" }]\noutputs: { x: x }\n`;
  for (const [sd, isFew] of [
    [1, false],
    [0.001, true],
  ] as const) {
    const run = await runOperation(simulate, { model: weighed(sd), draws: 65536 }, contextOf());
    if (!run.ok) throw new Error(run.error.code);
    const { effective = 0 } = run.value.envelope.result.observed ?? {};
    expect(effective < 400).toBe(isFew);
    for (const format of ["text", "md", "html"] as const) {
      const printed = await printRun(simulate, run.value, format, { width: 200, color: false });
      const text = printed.ok ? printed.value : "";
      expect(text).toContain("the 65,536 draws tell as much as");
      expect(/rough quantiles/.test(String(text))).toBe(isFew);
    }
  }
});

test("a mean that the tail decides is not determined; that of a mild one is, with its error", async () => {
  const model =
    "inputs:\n  wild: 0.1 to 1000000\n  mild: 5 to 10\n  heavy: pareto(1, 1.1)\n  even: uniform(0, 1)\noutputs:\n  wild: wild\n  mild: mild\n  heavy: heavy\n  even: even\n";
  for (const seed of [1, 2, 3]) {
    const { outputs } = await ask({ model, seed, draws: 100_000, method: "random" });
    const { wild, mild, heavy, even } = outputs;
    expect([wild, heavy, mild, even].map((output) => output?.isMeanDetermined)).toEqual([
      ...[false, false],
      ...[true, true],
    ]);
    // Deviation 1 / √12 over the root of the number of draws.
    expect(even?.meanStandardError).toBeCloseTo(1 / Math.sqrt(12 * 100_000), 5);
    expect(Math.abs(Number(even?.mean) - 0.5)).toBeLessThan(4 * (even?.meanStandardError ?? 0));
  }
});

test.each([123456789, 0.1, -1e-7 / 3, 1e300 / 7, 3])(
  "the mean of the constant %d is exact",
  async (value) => {
    const { outputs } = await ask({ model: `outputs:\n  y: ${value}\n`, draws: 1000 });
    expect(outputs["y"]).toMatchObject({ mean: value, p05: value, p95: value, deviation: 0 });
  },
);

test("a share in percent is a number in formulas, and an output in percent is told so", async () => {
  const model = `inputs:
  margin: { value: 25, unit: "%" }
  growth: { value: 20 to 30, unit: "%/year" }
  span: { value: 2, unit: year }
  cost: { value: £80 }
outputs:
  share: margin
  percent: { value: margin, unit: "%" }
  rate: { value: growth, unit: "%/year" }
  total: { value: growth * span, unit: "%" }
  profit: cost * margin
`;
  const { outputs } = await ask({ model, draws: 65536 });
  expect(outputs["share"]).toMatchObject({ mean: 0.25 });
  expect(outputs["percent"]).toMatchObject({ mean: 25, unit: "%" });
  expect(outputs["rate"]?.unit).toBe("%/year");
  // The median of a lognormal is the root of the product of its ends.
  expect(outputs["rate"]?.p50).toBeCloseTo(Math.sqrt(600), 1);
  expect(outputs["total"]?.p50).toBeCloseTo(2 * Math.sqrt(600), 1);
  expect(outputs["profit"]).toMatchObject({ mean: 20, unit: "GBP" });
});

test.each([
  ["let:\n  x: { value: a, unit: '%' }\n", "bad-model"],
  ["let:\n  x: ¥5\n", "write-instead"],
  ["let:\n  x: a + £5\n", "unit-mismatch"],
])("%s is refused as %s", async (part, code) => {
  const model = `inputs:\n  a: { value: $1 }\n${part}outputs:\n  x: x\n`;
  const run = await runOperation(simulate, { model }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({ code, facts: { line: 4 } });
});

test("a range that starts at 0 is refused with what to write instead", async () => {
  const model = "inputs:\n  x: 0 to 30000000\noutputs:\n  x: x\n";
  const run = await runOperation(simulate, { model }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({
    code: "range-from-zero",
    facts: { line: 2, known: expect.stringContaining("uniform(0, 30000000)") },
  });
});
