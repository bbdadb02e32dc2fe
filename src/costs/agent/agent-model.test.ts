import { describe, expect, test } from "vitest";
import { machineExecutor } from "../../../test/support/executors.ts";
import { inverseIncompleteGamma } from "../../stats/special/inverse-incomplete-gamma.ts";
import { notNegative, type Quantity, readQuantity } from "../parts/read-quantity.ts";
import { runCostModel } from "../parts/run-cost-model.ts";
import { type AgentTask, agentModel, MOST_TRIES, relativeLengths } from "./agent-model.ts";

function exactly(value: number): Quantity {
  const read = readQuantity("test", value, notNegative);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const plain: AgentTask = {
  skill: { kind: "step", step: exactly(0.9) },
  steps: exactly(10),
  spread: exactly(0),
  tries: 1,
  falseAccept: exactly(0),
  recall: exactly(1),
  repeats: exactly(0),
  usdPerStep: exactly(0.1),
  minutesPerStep: exactly(2),
  usdPerCheck: exactly(0.5),
};

/** Means of a run. They come from a histogram whose bins are 6e-5 wide, which bounds them all. */
async function run(change: Partial<AgentTask>): Promise<Readonly<Record<string, number>>> {
  const result = await runCostModel(
    agentModel({ ...plain, ...change }),
    { draws: 256, seed: 1 },
    machineExecutor,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return Object.fromEntries(
    Object.entries(result.value.outputs).map(([name, { mean }]) => [name, mean]),
  );
}

describe("tasks that are all equally hard", () => {
  const q = 0.9 ** 10;

  test("are done with 0.349 in ten steps of 0.9, at ten steps' cost over that", async () => {
    const answer = await run({});
    expect(answer.success).toBeCloseTo(q, 4);
    expect(answer.independent).toBeCloseTo(q, 4);
    expect(answer.usd_per_success).toBeCloseTo(1.5 / q, 3);
    expect(answer.minutes_per_success).toBeCloseTo(20 / q, 2);
  });

  test("are done with p^(m n) at m times the length", async () => {
    const answer = await run({});
    for (const [index, length] of relativeLengths.entries()) {
      expect(answer[`length_${index}`]).toBeCloseTo(q ** length, 4);
    }
  });

  test("are done with 1 − (1 − q)^k in k checked tries", async () => {
    for (const tries of [1, 4, MOST_TRIES]) {
      expect((await run({ tries })).success).toBeCloseTo(1 - (1 - q) ** tries, 4);
    }
  });

  test("are right in q / (q + (1 − q) f) of what an imperfect verifier accepts", async () => {
    const answer = await run({ tries: 5, falseAccept: exactly(0.2), recall: exactly(0.9) });
    expect(answer.precision).toBeCloseTo((q * 0.9) / (q * 0.9 + (1 - q) * 0.2), 4);
  });

  test("gain nothing from tries that only repeat the first", async () => {
    const answer = await run({ tries: 5, repeats: exactly(1) });
    expect(answer.success).toBeCloseTo(q, 4);
    expect(answer.tries_used).toBeCloseTo(q + 5 * (1 - q), 3);
  });
});

describe("tasks that differ in difficulty", () => {
  const spread = 1.94;

  /** Brute force: many tasks, each with its own success of a try. */
  function simulated(tries: number, f: number, r: number): { right: number; used: number } {
    const scale = 0.9 ** -spread - 1;
    const n = 20_000;
    let right = 0;
    let used = 0;
    for (let i = 0; i < n; i++) {
      const q = Math.exp(-10 * scale * inverseIncompleteGamma(1 / spread, (i + 0.5) / n));
      const accepted = q * r + (1 - q) * f;
      const some = 1 - (1 - accepted) ** tries;
      right += ((q * r) / accepted) * some;
      used += some / accepted;
    }
    return { right: right / n, used: used / n };
  }

  test("are done as often as when every task is worked out by itself", async () => {
    const expected = simulated(4, 0.15, 0.9);
    const answer = await run({
      spread: exactly(spread),
      tries: 4,
      falseAccept: exactly(0.15),
      recall: exactly(0.9),
    });
    // The midpoint rule over 20,000 tasks.
    expect(answer.success).toBeCloseTo(expected.right, 3);
    expect(answer.tries_used).toBeCloseTo(expected.used, 3);
  });

  test("gain less from tries than independent tries would", async () => {
    const answer = await run({ spread: exactly(spread), tries: 3 });
    expect(answer.success).toBeLessThan(1 - (1 - (answer.one_try as number)) ** 3);
    expect(answer.success).toBeGreaterThan(answer.one_try as number);
  });

  test("of the length of the 50 % horizon are done half of the time, and at the 80 % horizon 0.8", async () => {
    const horizon = (minutes: number) => ({
      spread: exactly(spread),
      skill: {
        kind: "horizon" as const,
        p50Minutes: exactly(60),
        taskMinutes: exactly(minutes),
      },
    });
    expect((await run(horizon(60))).success).toBeCloseTo(0.5, 4);
    const p80 = (60 * (1.25 ** spread - 1)) / (2 ** spread - 1);
    expect((await run(horizon(p80))).success).toBeCloseTo(0.8, 4);
  });
});
