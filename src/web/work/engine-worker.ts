import type { JobResult } from "../../engine/executor.ts";
import { createMachineEvaluators } from "../../engine/machine-evaluator.ts";
import { type JobData, runShare, type SharedCounters } from "../../engine/share-of-job.ts";

/** A share of a job for one worker; what comes back is a {@link JobResult}. */
export interface EngineJob {
  readonly data: JobData;
  readonly counters: SharedCounters;
}

const { makeEvaluator } = createMachineEvaluators();

self.addEventListener("message", ({ data: { data, counters } }: MessageEvent<EngineJob>) => {
  const share = runShare(makeEvaluator, data, counters);
  let step = share.next();
  while (!step.done) step = share.next();
  reply(step.value);
});

/** Sends the counts without copying them. */
function reply(result: JobResult): void {
  const buffers = result.tallies.flatMap(({ bins, counts }) => [bins.buffer, counts.buffer]);
  self.postMessage(result, { transfer: buffers });
}

// The first word is not a result: it says that jobs may come.
self.postMessage("ready");
