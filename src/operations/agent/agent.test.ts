import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import agent from "./agent.ts";

async function ask(input: object) {
  const run = await runOperation(agent, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

const problemOf = async (input: object) => {
  const run = await runOperation(agent, input, contextOf());
  return run.ok ? undefined : run.error;
};

describe("ten steps at 0.9", () => {
  test("are 0.349 if independent, and about 0.54 with the spread of measured agents", async () => {
    const answer = await ask({ step: 0.9, steps: 10 });
    expect(answer.independent).toBeCloseTo(0.9 ** 10, 3);
    expect(answer.horizonFit?.medianRatio).toBeCloseTo(5.23, 2);
    // (1 + 10 (0.9^−s − 1))^(−1/s) at the median spread s = 1.94 is 0.543.
    expect(answer.success).toBeCloseTo(0.543, 2);
    expect(answer.lower).toBeLessThan(0.5);
    expect(answer.upper).toBeGreaterThan(0.58);
    expect(answer.drivers[0]?.input).toBe("spread");
  });

  test("are exactly 0.349 when asked to have no spread", async () => {
    const answer = await ask({ step: 0.9, steps: 10, spread: 0 });
    // Quantiles come from a histogram with bins of 6e-5.
    expect(answer.success).toBeCloseTo(0.9 ** 10, 4);
    expect(answer.horizonFit).toBeNull();
  });
});

test("a measured agent does tasks of its 80 % horizon four times in five", async () => {
  const all = await ask({ step: 0.9 });
  const model = all.horizonFit?.agents.find((one) => one.model === "GPT-5");
  const answer = await ask({ agent: "GPT-5", taskMinutes: model?.p80Minutes });
  // The median over the interval of its horizon.
  expect(answer.success).toBeCloseTo(0.8, 2);
  expect(answer.lower).toBeLessThan(0.8);
});

test("cost and time of a success appear when a price is given", async () => {
  const without = await ask({ step: 0.9, steps: 10 });
  expect(without.costPerSuccess).toBeNull();
  const paid = await ask({ step: 0.9, steps: 10, spread: 0, usdPerStep: 0.2, minutesPerStep: 1 });
  expect(paid.costPerSuccess?.value).toBeCloseTo(2 / 0.9 ** 10, 2);
  expect(paid.minutesPerSuccess?.value).toBeCloseTo(10 / 0.9 ** 10, 2);
});

describe("refuses", () => {
  test.each([
    [{ step: 1.2, steps: 10 }, "step", "1.2"],
    [{ step: "ninety percent", steps: 10 }, "step", "ninety percent"],
    [{ step: "0.95 to 0.85", steps: 10 }, "step", "0.95 to 0.85"],
    [{ step: 0.9, steps: -10 }, "steps", "-10"],
    [{ step: 0.9, verifier: 2 }, "verifier", "2"],
    [{ agent: "GPT-5" }, "taskMinutes", ""],
  ])("%j, naming the field", async (input, field, value) => {
    expect(await problemOf(input)).toMatchObject({
      code: "invalid-input",
      facts: { field, value },
    });
  });

  test("neither a step nor an agent, or both", async () => {
    const needed = { code: "missing-input", facts: { field: "step" } };
    expect(await problemOf({ steps: 10 })).toEqual(needed);
    const both = { code: "only-one-of", facts: { field: "step", other: "agent" } };
    expect(await problemOf({ agent: "GPT-5", step: 0.9 })).toEqual(both);
  });

  test("an agent without measurements, with those it knows", async () => {
    const problem = await problemOf({ agent: "HAL 9000", taskMinutes: 5 });
    expect(problem?.code).toBe("unknown-agent");
    expect(problem?.facts["known"]).toContain("GPT-5");
  });
});
