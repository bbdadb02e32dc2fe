import { type BootstrapOptions, type BootstrapResult, collectResamples } from "./bootstrap.ts";
import { indexDraw } from "./draws.ts";

/** Runs nested in tasks nested in families; a run is its index in the caller's table. */
export type NestedRuns = readonly (readonly (readonly number[])[])[];

/** Place of one run in the nesting. */
export interface RunPlace {
  readonly family: string;
  readonly task: string;
}

/**
 * Arrange runs by family and task, in order of first appearance. Tasks of equal name in different
 * families are different tasks.
 */
export function nestRuns(places: readonly RunPlace[]): NestedRuns {
  const families = new Map<string, Map<string, number[]>>();
  places.forEach(({ family, task }, run) => {
    const tasks = families.get(family) ?? new Map<string, number[]>();
    families.set(family, tasks);
    const runs = tasks.get(task) ?? [];
    tasks.set(task, runs);
    runs.push(run);
  });
  return [...families.values()].map((tasks) => [...tasks.values()]);
}

/**
 * Bootstrap over three levels: draw families with replacement, in each drawn family its tasks, in
 * each drawn task its runs, each time as many as there are.
 *
 * @param nested runs by family and task
 * @param statistic value over the drawn runs, repeats included
 * @param options number of resamples, seed, progress, cancellation
 * @see T. Kwa et al., Measuring AI ability to complete long tasks (2025), which uses such intervals
 */
export const bootstrapThreeLevels = (
  nested: NestedRuns,
  statistic: (runs: readonly number[]) => number | undefined,
  options: BootstrapOptions,
): BootstrapResult =>
  collectResamples((resample) => statistic(drawRuns(nested, options.seed, resample)), options);

/** The runs of one numbered resample, a pure function of seed and number. */
export function drawRuns(nested: NestedRuns, seed: number, resample: number): number[] {
  let next = 0;
  const draw = <T>(members: readonly T[]): T[] =>
    members.map(() => members[indexDraw(seed, resample, next++, members.length)]!);
  return draw(nested).flatMap((tasks) => draw(tasks).flatMap((runs) => draw(runs)));
}
