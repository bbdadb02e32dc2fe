import { fail, type Outcome, succeed } from "../../outcome.ts";
import { fitLinearModel } from "../../stats/fit-linear-model.ts";
import { type Efficiency, REFERENCE_PEAK } from "./efficiency.ts";

/** One published run beside what the plan search says of it. */
export interface MeasuredShare {
  /** Runs that stand or fall together: a family of models on a chip. */
  readonly group: string;
  readonly peak: number;
  /** Published over modelled MFU; goodput is part of the modelled one for a whole run. */
  readonly share: number;
  readonly wholeRun: boolean;
}

/**
 * Fit the level of efficiency, its change with the chip's peak and the loss of whole runs, each
 * group of runs weighing the same.
 *
 * @returns coefficients without a deviation, which only held-out groups give; or `too-few-runs`
 */
export function fitEfficiency(
  runs: readonly MeasuredShare[],
): Outcome<Omit<Efficiency, "deviation">> {
  const sizes = new Map<string, number>();
  for (const { group } of runs) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const weights = runs.map(({ group }) => 1 / Math.sqrt(sizes.get(group) as number));
  const design = runs.map(({ peak, wholeRun }, index) =>
    [1, Math.log(peak / REFERENCE_PEAK), wholeRun ? 1 : 0].map(
      (value) => value * (weights[index] as number),
    ),
  );
  const target = runs.map(({ share }, index) => Math.log(share) * (weights[index] as number));
  const fit = fitLinearModel(design, target);
  if (!fit) return fail("too-few-runs", { value: runs.length });
  const [level, perLogPeak, wholeRun] = fit.coefficients as [number, number, number];
  return succeed({ level, perLogPeak, wholeRun });
}
