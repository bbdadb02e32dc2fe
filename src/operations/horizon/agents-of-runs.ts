import { type Outcome, succeed } from "../../base/outcome.ts";
import { readTaskRuns } from "../../files/time-horizon-runs.ts";
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

/** Names that run files use for a model, and the name under which its release is known. */
const aliases: Readonly<Record<string, string>> = {
  "Claude 3.5 Sonnet (New)": "Claude 3.5 Sonnet (October 2024)",
  "Claude 3.5 Sonnet (Old)": "Claude 3.5 Sonnet (June 2024)",
  "GPT-4 0314": "GPT-4",
  "gpt-3.5-turbo-instruct": "GPT-3.5 Turbo Instruct",
};

/**
 * Horizons of the agents in a file of runs, with intervals from resampled runs. An agent of which no
 * curve can be fitted stands there with the reason.
 *
 * @param known agents of the embedded facts, which know when a model was released
 */
export async function agentsOfRuns(
  text: string,
  known: readonly Agent[],
  options: { readonly bootstrap: number; readonly seed: number; readonly context: Context },
): Promise<Outcome<readonly Agent[]>> {
  const runs = readTaskRuns({ file: "runs", text });
  if (!runs.ok) return runs;
  const tasks = runs.value.map(({ humanMinutes: minutes, ...run }) => ({ ...run, minutes }));
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
    const date = known.find((each) => each.id === (aliases[id] ?? id))?.date ?? null;
    if (!curve.ok) {
      return { ...unknown, id, date, problem: describeProblem(context.language, curve.error) };
    }
    const { p50Minutes, p80Minutes } = curve.value;
    const extrapolated = p50Minutes < shortest || p50Minutes > longest;
    const drawn = parts.value.flatMap((part) => [...(part[index]?.p50Minutes ?? [])]);
    return { id, date, p50Minutes, p80Minutes, ...intervalOf(drawn), extrapolated };
  });
  return succeed(agents);
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
