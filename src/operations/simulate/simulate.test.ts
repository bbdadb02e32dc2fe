import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
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
  expect(Math.log(outputs["y"]?.p95 ?? 0)).toBeCloseTo(3 + 1.644854 * 0.5, 2);
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
