import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../../test/support/executors.ts";
import { notNegative, positive, probability, readQuantity } from "./read-quantity.ts";
import { runCostModel } from "./run-cost-model.ts";

const problemOf = (given: number | string, domain = positive) => {
  const read = readQuantity("tokens", given, domain);
  return read.ok ? undefined : read.error;
};

describe("a quantity", () => {
  test("is a number, or arithmetic on numbers", () => {
    const read = readQuantity("price", "3 / 2", positive);
    expect(read.ok && read.value.value).toBe(1.5);
  });

  test("with a hyphen between two numbers is refused, since it would be their difference", () => {
    expect(problemOf("0.4-0.6")?.facts["rule"]).toBe("rule.belief");
    expect(problemOf("22000 – 25000")?.code).toBe("invalid-input");
    expect(problemOf("1e-3")).toBeUndefined();
  });

  test("given as a range has its ends at the 5 % and 95 % quantiles", async () => {
    const read = readQuantity("price", "2 to 3", positive);
    if (!read.ok) throw new Error(read.error.code);
    const run = await runCostModel(
      { inputs: { price: read.value.expression }, outputs: { twice: "2 * price" } },
      { draws: 4096, seed: 1 },
      machineExecutor,
    );
    // Sobol points put 4096 draws within a bin of the histogram and 1/4096 of the quantile.
    expect(run.ok && run.value.outputs["twice"]?.p05).toBeCloseTo(4, 2);
    expect(run.ok && run.value.outputs["twice"]?.p95).toBeCloseTo(6, 2);
  });

  test("is cut off where a probability would pass 1", async () => {
    const read = readQuantity("step", "0.9 to 0.99", probability);
    if (!read.ok) throw new Error(read.error.code);
    const run = await runCostModel(
      { inputs: { step: read.value.expression }, outputs: { over: "step > 1" } },
      { draws: 4096, seed: 1 },
      machineExecutor,
    );
    expect(run.ok && run.value.outputs["over"]?.probability).toBe(0);
  });
});

describe("a refused quantity names field, rule and value", () => {
  test("a negative count", () => {
    expect(problemOf(-5)).toEqual({
      code: "invalid-input",
      facts: { field: "tokens", rule: "> 0", value: "-5" },
    });
  });

  test("words in place of a number", () => {
    expect(problemOf("two trillion")?.facts).toMatchObject({ value: "two trillion" });
  });

  test("a range whose ends are swapped", () => {
    expect(problemOf("8 to 5")?.facts).toMatchObject({
      rule: "low must be below high",
      value: "8 to 5",
    });
  });

  test("a range that is mostly outside what makes sense", () => {
    expect(problemOf("0.9 to 1.4", probability)?.facts).toMatchObject({ rule: "0 ≤ x ≤ 1" });
    expect(problemOf("-1 to 1", notNegative)?.facts).toMatchObject({ rule: "≥ 0" });
  });

  test("a probability above 1 and a distribution that does not exist", () => {
    expect(problemOf(1.2, probability)?.facts).toMatchObject({ value: "1.2" });
    expect(problemOf("bell(1, 2)")).toMatchObject({ code: "invalid-input" });
  });
});
