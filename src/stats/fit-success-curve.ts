import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { ln } from "./elementary/ln.ts";
import { pow } from "./elementary/pow.ts";
import { minimizeNewton } from "./minimize-newton.ts";
import { createSuccessObjective, type SuccessObjective } from "./success-objective.ts";
import type { SuccessTally } from "./success-tally.ts";

/** P(success) = σ(slope · log2(minutes) + intercept). */
export interface SuccessCurve {
  /** Change of the log odds for a doubling of the duration; negative. */
  readonly slope: number;
  readonly intercept: number;
  /** Duration of the tasks solved half of the time. */
  readonly p50Minutes: number;
  /** Duration of the tasks solved four times out of five. */
  readonly p80Minutes: number;
}

/** Duration at which a curve passes a probability. */
export const horizonMinutes = (
  curve: { readonly slope: number; readonly intercept: number },
  probability: number,
): number => pow(2, (ln(probability / (1 - probability)) - curve.intercept) / curve.slope);

/** The curve of an agent, or the reason it has none. */
export interface AgentCurve {
  readonly agent: string;
  readonly curve: Outcome<SuccessCurve>;
}

/**
 * Fit a success curve to each agent by Newton's method: minimise 10 × weighted log loss + slope²/2.
 *
 * @param tally see `tallyRuns`
 * @returns the curves in the order of the tally. An agent has no horizon without any success,
 *   without any failure, or when it does better on longer tasks
 * @see Kwa et al. 2025, arXiv 2503.14499
 */
export function fitSuccessCurves(tally: SuccessTally): readonly AgentCurve[] {
  const objective = createSuccessObjective(tally.tasks.length);
  return tally.agents.map(({ agent, tasks }) => {
    objective.count = 0;
    for (const { task, runs, successes, weight } of tasks) {
      objective.add(tally.tasks[task]!.log2Minutes, weight, successes / runs);
    }
    return { agent, curve: fitSuccessCurve(objective, agent) };
  });
}

function fitSuccessCurve(objective: SuccessObjective, agent: string): Outcome<SuccessCurve> {
  const share = objective.successShare();
  if (!(share > 0)) return fail("no-success", { value: agent });
  if (!(share < 1)) return fail("no-failure", { value: agent });
  const start = Float64Array.of(0, ln(share / (1 - share)));
  const { point, converged } = minimizeNewton(objective, start, { initialRadius: 10 });
  const [slope = 0, intercept = 0] = point;
  if (!converged || !(slope < 0)) return fail("no-horizon", { value: agent, slope });
  const curve = { slope, intercept };
  return succeed({
    ...curve,
    p50Minutes: horizonMinutes(curve, 0.5),
    p80Minutes: horizonMinutes(curve, 0.8),
  });
}
