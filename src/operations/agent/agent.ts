import { type Outcome, succeed } from "../../base/outcome.ts";
import { agentModel } from "../../costs/agent/agent-model.ts";
import { type MeasuredSpread, measuredSpread } from "../../costs/agent/measured-spread.ts";
import { runCostModel } from "../../costs/parts/run-cost-model.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { windowOf } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { type AgentInput, agentInput } from "./input.ts";
import { agentPictures } from "./pictures.ts";
import { readTask } from "./read-task.ts";
import { agentSchema } from "./result.ts";
import { agentResult } from "./to-result.ts";
import { viewAgent } from "./view.ts";

/** How often an agent completes a task of many steps, and what a success costs. */
export default defineOperation({
  name: "agent",
  input: agentInput,
  output: agentSchema,
  weight: ({ draws }) => 0.2 + draws * 1e-6,
  rows: "byLength",
  positional: [],
  examples: [
    { step: 0.9, steps: 10 },
    { step: "0.85 to 0.95", steps: 10, tries: 3, verifier: 0.1, usdPerStep: 0.05 },
    { step: 0.9, steps: 10, spread: 0 },
  ],
  async run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    const measured = spreadFor(given, context, window.value);
    if (!measured.ok) return measured;
    const task = readTask(given, measured.value);
    if (!task.ok) return task;
    const run = await runCostModel(
      agentModel(task.value),
      { draws: given.draws, seed: given.seed, driversOf: ["success"] },
      await context.executorFor(undefined),
    );
    if (!run.ok) return run;
    const t = translator(context.language);
    return succeed({
      result: agentResult(task.value, run.value, measured.value),
      seed: given.seed,
      notes: [t(given.spread === undefined ? "agent.note.measured" : "agent.note.given")],
    });
  },
  view: viewAgent,
  pictures: agentPictures,
});

/** Measured horizons, unless the spread is given and no measured agent is asked for. */
function spreadFor(
  given: AgentInput,
  context: Context,
  window: FactWindow,
): Outcome<MeasuredSpread | undefined> {
  const needed = given.spread === undefined || given.agent !== undefined;
  return needed ? measuredSpread(context.facts, window) : succeed(undefined);
}
