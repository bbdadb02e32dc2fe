import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import { remember, rememberOf } from "../../base/remember.ts";
import type { Architecture } from "../architecture/architecture.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { defaultBatchTokens } from "./batch-tokens.ts";
import { failureCentres } from "./failure-defaults.ts";
import { type Goodput, goodput } from "./goodput.ts";
import { type FixedPlan, type FoundPlan, searchPlan } from "./search-plan.ts";
import type { TrainingFormat } from "./step-time.ts";
import { type Recomputation, type TrainingWork, trainingWork } from "./training-work.ts";

/** A run to be modelled; whatever is absent takes its default. */
export interface RunTask {
  readonly architecture: Architecture;
  readonly chip: PlannerChip;
  readonly chips: number;
  /** Dense 16-bit peak, FLOP/s. */
  readonly peak: number;
  /** 16 bits when absent. */
  readonly format?: TrainingFormat;
  readonly sequence?: number;
  readonly batchTokens?: number;
  /** A policy, or absent for the fastest one. */
  readonly recomputation?: Recomputation;
  /** Parts of the plan that are not searched. */
  readonly fixed?: FixedPlan;
}

/** A run as the plan search sees it, before the correction fitted on published runs. */
export interface ModelledRun {
  readonly work: TrainingWork;
  readonly found: FoundPlan;
  readonly sequence: number;
  readonly batchTokens: number;
  /** At the central failure defaults. */
  readonly goodput: Goodput;
}

/**
 * Model a run: its work, its fastest plan, its goodput. Results for the latest runs of a model on a
 * chip are cached, so a change that does not affect the plan does not repeat the search.
 */
export const modelRun = (task: RunTask): Outcome<ModelledRun> =>
  runsOf(task.architecture, task.chip)(task);

const RUNS_KEPT = 32;

const runsOf = rememberOf((_architecture: Architecture, _chip: PlannerChip) =>
  remember(searchRun, keyOfRun, RUNS_KEPT),
);

/** Everything in a task except its architecture and chip. */
const keyOfRun = ({ architecture: _, chip: __, ...rest }: RunTask): string => JSON.stringify(rest);

function searchRun(task: RunTask): Outcome<ModelledRun> {
  const sequence = task.sequence ?? task.architecture.trainingContext;
  const work = trainingWork(task.architecture, sequence);
  const batchTokens = task.batchTokens ?? defaultBatchTokens(work.activeParameters);
  const found = searchPlan({
    work,
    chip: task.chip,
    chips: task.chips,
    peak: task.peak,
    sequence,
    format: task.format ?? "bf16",
    batchTokens,
    ...(task.fixed ? { fixed: task.fixed } : {}),
    recomputations: task.recomputation ? [task.recomputation] : ["selective", "full"],
  });
  return mapOutcome(found, (plan) => ({
    work,
    found: plan,
    sequence,
    batchTokens,
    goodput: goodput({ ...failureCentres, chips: task.chips }),
  }));
}
