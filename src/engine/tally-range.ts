import { attempt, type Outcome } from "../base/outcome.ts";
import type { CheckedModel } from "../graph/check.ts";
import type { Tally } from "../graph/program.ts";
import { type Executor, firstChunk } from "./executor.ts";
import { type Frame, planSimulation, type SimulationOptions } from "./simulate.ts";

/** Some of a simulation's samples, to be counted apart from the others. */
export interface DrawRange {
  /** Number of the first sample. */
  readonly first: number;
  /** How many: the last is number `first + count − 1`. */
  readonly count: number;
  /** How outputs are counted: the same for all ranges of a run. */
  readonly frame: Frame;
}

/**
 * Count some samples of a simulation. Ranges that follow each other add up to the tallies of the
 * whole, on whatever machines they were counted.
 *
 * @returns pauses after every chunk of samples, then the tallies of the outputs; or the problem of
 *   the model or the options
 */
export function* tallyRange(
  model: CheckedModel,
  options: SimulationOptions,
  { first, count, frame }: DrawRange,
  executor: Executor,
): Generator<void, Outcome<readonly Tally[]>> {
  const planned = planSimulation(model, options, executor, frame);
  if (!planned.ok) return planned;
  const { program, sampling, mode } = planned.value.job;
  const evaluator = executor.makeEvaluator(program, sampling, mode);
  const chunk = firstChunk(program) * CHUNKS_AT_ONCE;
  for (let done = 0; done < count; done += chunk) {
    const from = first + done;
    const counted = attempt(() => evaluator.tally(from, Math.min(chunk, count - done)));
    if (!counted.ok) return counted;
    yield;
  }
  return attempt(() => evaluator.takeTallies());
}

/** First chunks are small; this many together are some tens of milliseconds of work. */
const CHUNKS_AT_ONCE = 64;
