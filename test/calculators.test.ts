import { describe, expect, test } from "vitest";
import type { Executor } from "../src/engine/executor.ts";
import { runOperation } from "../src/operations/contract/run-operation.ts";
import { findOperation } from "../src/operations/index.ts";
import { interpreterExecutor, machineExecutor } from "./support/executors.ts";
import { contextOf } from "./support/facts.ts";

/** One question a calculator, with ranges and named distributions among its inputs. */
const questions: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["training", { model: "llama-3.1-405b", chips: "16000 to 17000", hardware: "h100-sxm" }],
  ["serving", { model: "deepseek-v3", hardware: "h800-sxm", utilization: "beta(8, 4)" }],
  ["agent", { step: "0.85 to 0.95", steps: 10, tries: 3, verifier: 0.1, usdPerStep: 0.05 }],
];

describe("a calculator", () => {
  test.each(questions)(
    "%s gives the same bits on the vector machine as interpreted",
    async (name, question) => {
      const answer = async (executor: Executor) => {
        const operation = findOperation(name);
        if (!operation) throw new Error(`no operation ${name}`);
        const context = { ...contextOf(), executorFor: () => executor };
        const run = await runOperation(operation, { ...question, draws: 777 }, context);
        if (!run.ok) throw new Error(JSON.stringify(run.error));
        return run.value.envelope;
      };
      expect(await answer(machineExecutor)).toEqual(await answer(interpreterExecutor));
    },
  );
});
