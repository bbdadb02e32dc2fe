import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { stepsOf } from "../graph/lower.ts";
import { type Executor, isOver, type Job } from "./executor.ts";
import { createWeightedTally, type WeightedTallies } from "./weighted-tally.ts";

/** Draws whose weights are added up together, so that sums have the same bits on every host. */
const BLOCK = 4096;
/** Instructions that a block should not exceed. */
const BLOCK_WORK = 2e7;
/** How long to compute before the host is let in, to report progress and withdraw a job. */
const PAUSE_MS = 40;

/** Weighted tallies of the first `done` draws. */
export interface WeightedResult extends WeightedTallies {
  readonly done: number;
}

/**
 * Run a job whose last output is the logarithm of the weight of a draw, on the calling thread: a sum
 * of weights depends on its order.
 *
 * @returns tallies of the other outputs; or problem `cancelled`, or `no-weight` where no draw agrees
 *   with what was observed
 */
export async function runWeighted(job: Job, executor: Executor): Promise<Outcome<WeightedResult>> {
  const { program, sampling, mode, draws } = job;
  const evaluator = executor.makeEvaluator(program, sampling, mode);
  const weighted = createWeightedTally(program.outputs.length - 1);
  const most = Math.min(BLOCK, Math.max(16, Math.floor(BLOCK_WORK / stepsOf(program) / 16) * 16));
  const start = executor.now();
  let paused = start;
  let done = 0;
  while (done < draws && !isOver(job, executor.now() - start)) {
    const values = evaluator.evaluate(done, Math.min(most, draws - done));
    const logWeights = values.at(-1)!;
    weighted.add(logWeights, values);
    done += logWeights.length;
    if (executor.now() - paused < PAUSE_MS && done < draws) continue;
    job.onProgress?.(done);
    if (done < draws) await executor.pause();
    paused = executor.now();
  }
  if (done === 0) return fail("cancelled", { value: done });
  const tallies = weighted.take();
  return tallies ? succeed({ ...tallies, done }) : fail("no-weight", { draws: done });
}
