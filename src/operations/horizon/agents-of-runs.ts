import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readTaskRuns, type TaskRun } from "../../files/time-horizon-runs.ts";
import { describeProblem } from "../../i18n/translate.ts";
import { bootstrapSuccessCurves } from "../../stats/bootstrap-success-curve.ts";
import { fitSuccessCurves } from "../../stats/fit-success-curve.ts";
import { quantile } from "../../stats/quantile.ts";
import { tallyRuns } from "../../stats/success-tally.ts";
import type { Context } from "../contract/operation.ts";
import { inSteps } from "../shared/in-steps.ts";
import { bounded } from "../shared/public-fit.ts";
import type { Agent } from "./result.ts";

/** Level of the intervals of a horizon: that of METR, for runs of the reader as well. */
export const HORIZON_LEVEL = 0.95;

/**
 * Horizons of the agents in a file of runs, with intervals from resampled runs. An agent of which no
 * curve can be fitted stands there with the reason.
 *
 * @param dateOf when the model behind an agent was released, where the file does not say so
 * @param asOf agents of models released later are left out
 */
export async function agentsOfRuns(
  text: string,
  dateOf: (agent: string) => string | null,
  options: {
    readonly asOf: string;
    readonly bootstrap: number;
    readonly seed: number;
    readonly context: Context;
  },
): Promise<Outcome<AgentsOfRuns>> {
  const runs = readTaskRuns({ file: "runs", text });
  if (!runs.ok) return runs;
  const dates = releasesOf(runs.value, dateOf);
  const later = [...dates].filter(([, date]) => date !== null && date > options.asOf);
  const left = new Set(later.map(([agent]) => agent));
  const kept = runs.value.filter(({ agent }) => !left.has(agent));
  if (kept.length === 0) return fail("nothing-known-then", { asOf: options.asOf });
  const tasks = kept.map(({ humanMinutes: minutes, released: _, ...run }) => ({ ...run, minutes }));
  const tally = tallyRuns(tasks);
  if (!tally.ok) return tally;
  const { seed, bootstrap: total, context } = options;
  const parts = await inSteps(context, { total, what: "progress.resamples" }, (from, to) =>
    succeed(bootstrapSuccessCurves(tally.value, { seed, from, to })),
  );
  if (!parts.ok) return parts;
  const shortest = tasks.reduce((least, { minutes }) => Math.min(least, minutes), Infinity);
  const longest = tasks.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  const agents = fitSuccessCurves(tally.value).map(({ agent: id, curve }, index): Agent => {
    const date = dates.get(id) ?? null;
    if (!curve.ok) {
      return { ...unknown, id, date, problem: describeProblem(context.language, curve.error) };
    }
    const { p50Minutes, p80Minutes } = curve.value;
    const extrapolated = p50Minutes < shortest || p50Minutes > longest;
    const drawn = parts.value.flatMap((part) => [...(part[index]?.p50Minutes ?? [])]);
    return { id, date, p50Minutes, p80Minutes, ...intervalOf(drawn), extrapolated };
  });
  return succeed({ agents, later: left.size });
}

/** Agents with their horizons, and how many were left out as released later. */
interface AgentsOfRuns {
  readonly agents: readonly Agent[];
  readonly later: number;
}

/** The release of each agent's model: as its runs say, or else as is known of its name. */
function releasesOf(
  runs: readonly TaskRun[],
  dateOf: (agent: string) => string | null,
): ReadonlyMap<string, string | null> {
  const dates = new Map<string, string | null>();
  for (const { agent, released } of runs) {
    if (released !== undefined) dates.set(agent, released);
    else if (!dates.has(agent)) dates.set(agent, dateOf(agent));
  }
  return dates;
}

const unknown = {
  p50Minutes: null,
  p80Minutes: null,
  lower: null,
  upper: null,
  extrapolated: false,
} as const;

/** Ends of the interval of resampled horizons; a resample without a curve is NaN. */
function intervalOf(drawn: readonly number[]): Pick<Agent, "lower" | "upper"> {
  const found = drawn.filter((value) => !Number.isNaN(value));
  return {
    lower: bounded(quantile(found, (1 - HORIZON_LEVEL) / 2)),
    upper: bounded(quantile(found, (1 + HORIZON_LEVEL) / 2)),
  };
}
