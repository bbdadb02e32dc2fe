import type { ModelParts } from "../../graph/build.ts";
import type { Quantity } from "../parts/read-quantity.ts";
import { LEAST_SPREAD } from "./step-spread.ts";

/** A task of many steps, who does it and who checks the result. */
export interface AgentTask {
  /** Success of a step averaged over tasks, or the length of task half of which are done. */
  readonly skill:
    | { readonly kind: "step"; readonly step: Quantity }
    | { readonly kind: "horizon"; readonly p50Minutes: Quantity; readonly taskMinutes: Quantity };
  readonly steps: Quantity;
  readonly spread: Quantity;
  /** Most tries at one task, 1 to 32. */
  readonly tries: number;
  /** Probability that a wrong answer is accepted. */
  readonly falseAccept: Quantity;
  /** Probability that a right answer is accepted. */
  readonly recall: Quantity;
  /** Probability that further tries only repeat the first, answer and verdict. */
  readonly repeats: Quantity;
  readonly usdPerStep: Quantity;
  readonly minutesPerStep: Quantity;
  /** The cost of checking one try. */
  readonly usdPerCheck: Quantity;
}

/** Lengths, relative to the task's own, for which the success of one try is also computed. */
export const relativeLengths = [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2.5, 5, 10] as const;

/** Above this the alternating sums of the model lose more than seven digits. */
export const MOST_TRIES = 32;

/**
 * The graph of an agent that tries a task until a try is accepted or the tries are used up.
 *
 * Success q of a try differs between tasks, and its moments are known: E[q^m] is the share of tasks
 * that succeed at m times the number of steps. Every output is a polynomial in q, so no task is
 * sampled: `a_i_m` is E[q^m (1 − acceptance)^i], where a try is accepted with probability f + (r −
 * f) q.
 */
export function agentModel(task: AgentTask): ModelParts {
  const { tries } = task;
  const moments: Record<string, string> = { a_0_0: "1" };
  for (let m = 1; m <= tries + 1; m++) moments[`a_0_${m}`] = momentOf(task, m);
  for (let i = 1; i <= tries; i++) {
    for (let m = 0; m <= tries + 1 - i; m++) {
      moments[`a_${i}_${m}`] =
        `(1 - false_accept) * a_${i - 1}_${m} - (recall - false_accept) * a_${i - 1}_${m + 1}`;
    }
  }
  const each = Array.from({ length: tries }, (_, i) => i);
  return {
    inputs: inputsOf(task),
    let: {
      width: `max(spread, ${LEAST_SPREAD})`,
      hazard: hazardOf(task),
      ...moments,
      first_accepted: "false_accept + (recall - false_accept) * a_0_1",
      fresh_success: `recall * (${each.map((i) => `a_${i}_1`).join(" + ")})`,
      fresh_tries: each.map((i) => `a_${i}_0`).join(" + "),
      right: "repeats * recall * a_0_1 + (1 - repeats) * fresh_success",
      accepted: `repeats * first_accepted + (1 - repeats) * (1 - a_${tries}_0)`,
      used: `repeats * (${tries} - ${tries - 1} * first_accepted) + (1 - repeats) * fresh_tries`,
      usd: "used * (steps * usd_per_step + usd_per_check)",
      minutes: "used * steps * minutes_per_step",
    },
    outputs: {
      success: "right",
      one_try: "a_0_1",
      independent: independentOf(task),
      precision: "right / accepted",
      tries_used: "used",
      usd_per_success: "usd / right",
      minutes_per_success: "minutes / right",
      ...Object.fromEntries(
        relativeLengths.map((length, index) => [`length_${index}`, momentOf(task, length)]),
      ),
    },
  };
}

function inputsOf(task: AgentTask): NonNullable<ModelParts["inputs"]> {
  const { skill } = task;
  return {
    ...(skill.kind === "step"
      ? { step: skill.step.expression }
      : {
          p50_minutes: skill.p50Minutes.expression,
          task_minutes: skill.taskMinutes.expression,
        }),
    steps: task.steps.expression,
    spread: task.spread.expression,
    false_accept: task.falseAccept.expression,
    recall: task.recall.expression,
    repeats: task.repeats.expression,
    usd_per_step: task.usdPerStep.expression,
    minutes_per_step: task.minutesPerStep.expression,
    usd_per_check: task.usdPerCheck.expression,
  };
}

/** What one whole task contributes inside the power. */
const hazardOf = ({ skill }: AgentTask): string =>
  skill.kind === "step"
    ? "steps * (step ^ -width - 1)"
    : "(2 ^ width - 1) * task_minutes / p50_minutes";

/** E[q^m]: the share of tasks done at m times the length; m need not be whole. */
const momentOf = (task: AgentTask, m: number): string =>
  task.spread.value === 0
    ? `(${independentOf(task)}) ^ ${m}`
    : `(1 + ${m} * hazard) ^ (-1 / width)`;

const independentOf = ({ skill }: AgentTask): string =>
  skill.kind === "step" ? "step ^ steps" : "0.5 ^ (task_minutes / p50_minutes)";
