import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import type { Fit } from "../../trends/parts/trend.ts";
import type { RatedModel } from "../price-at-bar.ts";
import { fitDecline } from "./fit-decline.ts";

/** A run of a benchmark with a published cost. */
export interface CostedRun {
  readonly benchmark: string;
  readonly model: string;
  readonly date: string;
  /** Share of the cases solved. */
  readonly score: number;
  readonly usdPerTask: number;
  readonly source: string;
}

/**
 * The cost of solving a task: each run cheaper per case than all before, and the rate of decline.
 */
export interface CostPerTask {
  readonly benchmark: string;
  readonly runs: number;
  readonly history: readonly CostedRun[];
  readonly fit: Fit | undefined;
}

const LEVEL = 0.9;

/**
 * Dated runs that state a cost: that of the run, divided by its cases, or that of a case. A table
 * that dates no run does not tell what a task cost when.
 */
export function costedRuns(facts: Facts, window: FactWindow): Outcome<readonly CostedRun[]> {
  const columns = { benchmark: "text", model: "text", cost_usd: "number?" } as const;
  const read = allOf({
    runs: facts.select("benchmark-runs-cost", window, {
      ...columns,
      score: "number",
      cases: "number",
    }),
    usage: facts.select("task-usage", window, { ...columns, score: "number?" }),
  });
  if (!read.ok) return read;
  const { runs, usage } = read.value;
  return succeed([
    ...runs.flatMap(({ benchmark, model, date, score, cases, cost_usd: cost, source }) =>
      cost === undefined
        ? []
        : [{ benchmark, model, date, score, usdPerTask: cost / cases, source }],
    ),
    ...usage.flatMap(({ benchmark, model, date, score, cost_usd: cost, source, known_basis }) =>
      cost === undefined || score === undefined || known_basis !== "run"
        ? []
        : [{ benchmark, model, date, score, usdPerTask: cost, source }],
    ),
  ]);
}

/** Runs of one benchmark with a score of at least a bar. */
export const runsAbove = (
  runs: readonly CostedRun[],
  benchmark: string,
  bar: number,
): readonly CostedRun[] => runs.filter((run) => run.benchmark === benchmark && run.score >= bar);

/**
 * Runs by models at or above a bar on another scale, matched by name.
 *
 * A name that includes the effort is matched with the version at that effort; otherwise all
 * versions of the model must be at or above the bar. Two models working together do not count as a
 * model.
 */
export function runsByModels(
  runs: readonly CostedRun[],
  models: readonly RatedModel[],
  bar: number,
): readonly CostedRun[] {
  const keyed = models.map((model) => ({ model, keys: modelKeys(model.version) }));
  return runs.filter(({ model }) => {
    if (model.includes(" + ")) return false;
    const plain = model.replace(/\s*\([^)]*\)\s*$/, "");
    const effort = /\((minimal|low|medium|high)\)$/.exec(model)?.[1];
    const same = [model, plain]
      .map((name) => modelKeys(name))
      .map((keys) =>
        keyed
          .filter(
            ({ keys: other }) =>
              other.dated === keys.dated || (!keys.hasDate && other.undated === keys.undated),
          )
          .map(({ model: same }) => same),
      )
      .find((found) => found.length > 0);
    if (!same) return false;
    const exact = same.filter(({ version }) => effort && version.endsWith(`_${effort}`));
    return (exact.length > 0 ? exact : same).every(({ score }) => score >= bar);
  });
}

/** The running cheapest among some runs, benchmark by benchmark. */
export function costPerTask(runs: readonly CostedRun[]): readonly CostPerTask[] {
  const benchmarks = [...new Set(runs.map(({ benchmark }) => benchmark))];
  return benchmarks.map((benchmark) => {
    const own = runs.filter((run) => run.benchmark === benchmark);
    const history = records(own, ({ usdPerTask }) => usdPerTask, "down");
    return {
      benchmark,
      runs: own.length,
      history,
      fit: fitDecline(
        history.map(({ date, usdPerTask }) => ({ date, value: usdPerTask })),
        LEVEL,
      ),
    };
  });
}
