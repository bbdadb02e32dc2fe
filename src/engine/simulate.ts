import { MEMORY_LIMIT_MB, memoryLimits, modelLimits } from "../base/limits.ts";
import { attempt, fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { type AssembledOutput, type Assembly, assembleModel } from "../graph/assemble.ts";
import type { CheckedModel } from "../graph/check.ts";
import { placeInSeries } from "../graph/expand-series.ts";
import type { Graph, GraphNode } from "../graph/graph.ts";
import { lowerGraph, stepsOf } from "../graph/lower.ts";
import type { Precision, Program, Sampling, Tally, WideTally } from "../graph/program.ts";
import { simplifyGraph } from "../graph/simplify.ts";
import { pageOf, TALLY_PAGE_BYTES } from "../graph/tally.ts";
import { reachOf } from "../graph/total.ts";
import { type Driver, findDrivers } from "./drivers.ts";
import type { Executor, Job, JobResult } from "./executor.ts";
import { centreOf, type Distribution, type Histogram, readTally } from "./histogram.ts";
import { placeInputs, readBeliefs } from "./place-inputs.ts";
import { QUANTITY, resolveStatistics } from "./resolve-statistics.ts";
import { runWeighted } from "./run-weighted.ts";
import { type PrecisionCheck, runInSingle } from "./single-precision.ts";
import type { Weighing } from "./weighted-tally.ts";

/** Options of a simulation. */
export interface SimulationOptions {
  /** How many samples, 1 to 2³² − 1. */
  readonly draws: number;
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly method: "sobol" | "random";
  readonly mode: "strict" | "fast";
  /** Draws of 64 bits instead of 32, for tails below 1e-8; `usual` when absent. */
  readonly tails?: "usual" | "deep" | undefined;
  /** `single`: floats of 32 bits where they give the same answer; `double` when absent. */
  readonly precision?: Precision | undefined;
  /** Shares below which to give the quantile of every output. */
  readonly quantiles?: readonly number[] | undefined;
  /** Names of the outputs whose drivers to find; all when absent. */
  readonly driversOf?: readonly string[] | undefined;
  readonly onProgress?: Job["onProgress"];
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly timeLimitMs?: number | undefined;
}

/** The summary of one output. */
export interface OutputSummary {
  /** Of all values that are numbers; infinite, or NaN, where infinite ones leave no other. */
  readonly mean: number;
  /** Of the mean; NaN where some values are infinite. That of independent draws, an upper bound for Sobol's. */
  readonly meanStandardError: number;
  /** Whether the mean is that of the many; false where a few draws of a tail decide it. */
  readonly isMeanDetermined: boolean;
  /** Computed on first access, like the histogram: not everyone needs it for every output. */
  readonly deviation: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  /** Those that were asked for. */
  readonly quantiles?: readonly { readonly share: number; readonly value: number }[];
  /**
   * For outputs that are truth values: the share of draws that are certainly yes. Those of
   * `undefinedShare` may be yes as well.
   */
  readonly probability?: number;
  /** Share of the draws whose value is undefined (not a number), which have no rank. */
  readonly undefinedShare: number;
  /** The output's unit, where the units of the inputs determine it. */
  readonly unit?: string;
  readonly histogram: Histogram;
  /** Samples whose value is not a finite number. Infinite ones are ranked; the others are not. */
  readonly nonFinite: {
    readonly notANumber: number;
    readonly positiveInfinity: number;
    readonly negativeInfinity: number;
  };
}

/** The result of a simulation. */
export interface Simulation {
  readonly outputs: Readonly<Record<string, OutputSummary>>;
  readonly drivers: readonly Driver[];
  /** What the draws are worth, where the model has observations. */
  readonly observed?: Weighing;
  /** Samples in the result: fewer than requested when the run was stopped. */
  readonly draws: number;
  readonly complete: boolean;
  readonly seed: number;
  readonly method: "sobol" | "random";
  readonly mode: "strict" | "fast";
  readonly tails: "usual" | "deep";
  /** The precision used: `double` where `single` was requested but refused. */
  readonly precision: Precision;
  /** The check behind that, where `single` was requested. */
  readonly precisionCheck?: PrecisionCheck;
  readonly threads: number;
  /** Time for sampling and summary; excludes reading the model and finding drivers. */
  readonly elapsedMs: number;
}

/** A tally counts in 32 bits, and all samples may fall into one bin. */
const MOST_DRAWS = 2 ** 32 - 1;
const PILOT_DRAWS = 1024;
const FEWEST_PILOT_DRAWS = 64;
/** Instructions that the pilot should not exceed. */
const PILOT_WORK = 1e7;

/**
 * Run a model: draw its inputs, evaluate its outputs, summarize them.
 *
 * @param model what `readModel` or `buildModel` returned
 * @param options draws, seed, method and mode
 * @param executor who runs the samples; the result does not depend on it
 * @returns the summaries; or problem `bad-option`, `too-many-nodes`, `too-many-outputs`,
 *   `too-many-steps`, `no-finite-result`, `cancelled`, `no-weight`, or one of `readBelief`
 */
export async function simulate(
  model: CheckedModel,
  options: SimulationOptions,
  executor: Executor,
): Promise<Outcome<Simulation>> {
  const resolved = await resolveStatistics(model, async (part, quantiles) => {
    const run = await simulatePlain(part, { ...options, quantiles, driversOf: [] }, executor);
    return mapOutcome(run, ({ outputs }) => outputs[QUANTITY]!);
  });
  return resolved.ok ? simulatePlain(resolved.value, options, executor) : resolved;
}

async function simulatePlain(
  model: CheckedModel,
  options: SimulationOptions,
  executor: Executor,
): Promise<Outcome<Simulation>> {
  const planned = planSimulation(model, options, executor);
  if (!planned.ok) return planned;
  const { assembly, job, program } = planned.value;
  const start = executor.now();
  if (assembly.logWeight !== undefined) {
    const weighted = await runWeighted(job, executor);
    if (!weighted.ok) return weighted;
    const ran = { ...weighted.value, precision: "double" as const, observed: weighted.value };
    return concludeSimulation(planned.value, ran, options, start, executor);
  }
  const names = assembly.outputs.map(({ name }) => name);
  const ran =
    options.precision === "single"
      ? await runInSingle(job, program, names, executor)
      : { ...(await executor.run(job)), precision: "double" as const };
  return concludeSimulation(planned.value, ran, options, start, executor);
}

/**
 * What is to be run for a model without statistics of its own quantities: the first step of
 * {@link simulate}.
 *
 * @param frame how the outputs are counted, where that is known; else it is judged from the first
 *   samples
 * @returns problems as those of {@link simulate}
 */
export const planSimulation = (
  model: CheckedModel,
  options: SimulationOptions,
  executor: Executor,
  frame?: Frame,
): Outcome<Plan> => {
  const assembled = assemble(model, options);
  if (!assembled.ok) return assembled;
  // The first samples may already need more memory than there is.
  const planned = attempt(() => planJob(assembled.value, options, executor, frame));
  return planned.ok ? planned.value : planned;
};

/** What samples have been counted, and in which precision. */
interface Ran extends JobResult<Tally | WideTally> {
  readonly precision: Precision;
  readonly check?: PrecisionCheck | undefined;
  readonly observed?: Weighing;
}

/**
 * Summarize what was counted: the last step of {@link simulate}.
 *
 * @param ran tallies of the plan's job, on whatever machine they were made
 * @param start when sampling began, by the executor's clock
 */
export function concludeSimulation(
  { assembly, job, offsets }: Plan,
  ran: Ran,
  options: SimulationOptions,
  start: number,
  executor: Executor,
): Outcome<Simulation> {
  const { draws, seed, method, tails = "usual" } = options;
  const { outputs } = assembly;
  const { done, problem, observed } = ran;
  if (problem) return fail(problem.code, problem.facts);
  if (done === 0) return fail("cancelled", { value: done });
  const worth = observed ? observed.effective / done : 1;
  const distributions = ran.tallies.map((tally, index) => readTally(tally, offsets[index], worth));
  const empty = distributions.findIndex(({ ranked }) => ranked === 0);
  if (empty >= 0) {
    return fail("no-finite-result", { value: outputs[empty]?.name ?? "", draws: done });
  }
  const summaries = outputs.map(
    (output, index) =>
      [output.name, summarize(distributions[index]!, output, options.quantiles)] as const,
  );
  const elapsedMs = executor.now() - start;
  const names = outputs.map(({ name }) => name);
  const driven = options.driversOf ?? names.filter((name) => !placeInSeries(name));
  const search = { sampling: job.sampling, draws: Math.min(draws, done), worth, outputs: driven };
  return succeed({
    outputs: Object.fromEntries(summaries),
    drivers: findDrivers(assembly, search, executor),
    draws: done,
    complete: done === draws,
    ...{ seed, method, mode: job.mode, tails, precision: ran.precision },
    ...(ran.check ? { precisionCheck: ran.check } : {}),
    ...(observed && {
      observed: { effective: observed.effective, undefinedShare: observed.undefinedShare },
    }),
    threads: observed ? 1 : executor.threads,
    elapsedMs,
  });
}

/** Check the options and turn the model into a graph. */
function assemble(model: CheckedModel, options: SimulationOptions): Outcome<Assembly> {
  const refused = refuseOptions(options);
  if (refused) return refused;
  const assembly = assembleModel(model, (make) =>
    mapOutcome(readBeliefs(model), (beliefs) => placeInputs(model, beliefs, make, options.tails)),
  );
  if (assembly.ok && assembly.value.logWeight !== undefined && options.precision === "single") {
    return fail("weights-need-double");
  }
  if (assembly.ok && assembly.value.outputs.length > modelLimits.outputs) {
    return fail("too-many-outputs", {
      rule: modelLimits.outputs,
      value: assembly.value.outputs.length,
    });
  }
  return assembly;
}

/** How each output is counted. */
export interface Frame {
  /** What is subtracted from its values first. */
  readonly offsets: readonly number[];
  /** How far the total of the values so shifted reaches, see `Total` in `graph/program.ts`. */
  readonly reaches: readonly number[];
}

/**
 * What to run: the program as its outputs are summarized, and a job that counts them in their frame.
 * Where draws are weighted, the last output of both is the logarithm of the weight.
 */
export interface Plan extends Frame {
  readonly assembly: Assembly;
  readonly program: Program;
  readonly job: Job;
}

function planJob(
  assembly: Assembly,
  options: SimulationOptions,
  executor: Executor,
  given?: Frame,
): Outcome<Plan> {
  const graph = withWeight(assembly);
  const { seed, method, tails, draws, onProgress, signal, timeLimitMs } = options;
  const mode = executor.modeOf(options.mode);
  const sampling: Sampling = { seed, method, ...(tails === "deep" ? { tails } : {}) };
  const simplified = simplifyGraph(graph);
  const program = lowerGraph(simplified);
  const steps = stepsOf(program);
  if (steps > modelLimits.steps) {
    return fail("too-many-steps", { rule: modelLimits.steps, value: steps });
  }
  const pilot = given ? [] : firstValues(program, sampling, { ...options, mode }, executor);
  const centres = given?.offsets ?? findOffsets(pilot, options);
  const offsets = assembly.logWeight === undefined ? centres : [...centres.slice(0, -1), 0];
  const bytes = tallyBytesOf(pilot, offsets);
  if (bytes > memoryLimits.machineBytes) return fail("memory-limit", { value: MEMORY_LIMIT_MB });
  const reaches = given?.reaches ?? findReaches(pilot, offsets, assembly);
  const shifted = { ...lowerGraph(takeOff(simplified, offsets)), reaches };
  const isWide = bytes > memoryLimits.sharedBytes;
  const job = { program: shifted, sampling, mode, draws, isWide, onProgress, signal, timeLimitMs };
  return succeed({ assembly, program, job, offsets, reaches });
}

/** The graph with the logarithm of the weight as its last output, where draws are weighted. */
export const withWeight = ({ graph, logWeight }: Assembly): Graph =>
  logWeight === undefined ? graph : { ...graph, outputs: [...graph.outputs, logWeight] };

function refuseOptions({ draws, seed, timeLimitMs }: SimulationOptions) {
  if (!Number.isInteger(draws) || draws < 1 || draws > MOST_DRAWS) {
    const rule = `must be a whole number from 1 to ${MOST_DRAWS}`;
    return fail("bad-option", { name: "draws", rule, value: draws });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    const rule = "must be a whole number from 0 to 9007199254740991";
    return fail("bad-option", { name: "seed", rule, value: seed });
  }
  if (timeLimitMs !== undefined && !(timeLimitMs > 0)) {
    return fail("bad-option", { name: "timeLimitMs", rule: "must be above 0", value: timeLimitMs });
  }
  return undefined;
}

/** Values of every output in the run's first samples. */
function firstValues(
  program: Program,
  sampling: Sampling,
  { draws, mode }: SimulationOptions,
  executor: Executor,
): readonly Float64Array[] {
  const affordable = Math.max(FEWEST_PILOT_DRAWS, Math.floor(PILOT_WORK / stepsOf(program)));
  const evaluator = executor.makeEvaluator(program, sampling, mode);
  return evaluator.evaluate(0, Math.min(PILOT_DRAWS, draws, affordable));
}

/** Bytes that counts of these values take: the least that those of the whole run will. */
const tallyBytesOf = (values: readonly Float64Array[], offsets: readonly number[]): number =>
  TALLY_PAGE_BYTES *
  values.reduce(
    (sum, output, index) =>
      sum + new Set(Array.from(output, (value) => pageOf(value - (offsets[index] ?? 0)))).size,
    0,
  );

/** The centre of every output whose bins would otherwise be coarse, from its first values. */
function findOffsets(
  pilot: readonly Float64Array[],
  { precision }: SimulationOptions,
): readonly number[] {
  const centres = pilot.map(centreOf);
  return precision === "single" ? centres.map(nearestSingle) : centres;
}

/** The reach of every total; truth values need none, as their bins are exact. */
const findReaches = (
  pilot: readonly Float64Array[],
  offsets: readonly number[],
  { outputs }: Assembly,
): readonly number[] =>
  pilot.map((values, index) => {
    const output = outputs[index];
    if (!output || output.truth) return 0;
    const offset = offsets[index] ?? 0;
    return reachOf(values.map((value) => value - offset));
  });

/** An offset that both precisions subtract exactly; the offset itself where none is near. */
function nearestSingle(offset: number): number {
  const rounded = Math.fround(offset);
  return Math.abs(rounded - offset) < 1e-6 * Math.abs(offset) ? rounded : offset;
}

/** The graph with the offsets subtracted from its outputs. */
function takeOff(graph: Graph, offsets: readonly number[]): Graph {
  if (offsets.every((offset) => offset === 0)) return graph;
  const nodes: GraphNode[] = [...graph.nodes];
  const outputs = graph.outputs.map((output, index) => {
    const value = offsets[index]!;
    if (value === 0) return output;
    nodes.push({ kind: "constant", value });
    nodes.push({ kind: "apply", op: "sub", args: [output, nodes.length - 1] });
    return nodes.length - 1;
  });
  return { ...graph, nodes, outputs };
}

function summarize(
  distribution: Distribution,
  { truth, unit }: AssembledOutput,
  shares: readonly number[] | undefined,
): OutputSummary {
  const { mean, quantile, ranked, notANumber, positiveInfinity, negativeInfinity } = distribution;
  const undefinedShare = notANumber / (ranked + notANumber);
  return {
    mean,
    get meanStandardError() {
      return distribution.deviation() / Math.sqrt(distribution.effective);
    },
    get isMeanDetermined() {
      return truth || distribution.isMeanDetermined();
    },
    get deviation() {
      return distribution.deviation();
    },
    p05: quantile(0.05),
    p25: quantile(0.25),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
    ...(shares ? { quantiles: shares.map((share) => ({ share, value: quantile(share) })) } : {}),
    ...(truth ? { probability: mean * (1 - undefinedShare) } : {}),
    undefinedShare,
    ...(unit === undefined || truth ? {} : { unit }),
    get histogram() {
      return distribution.bars();
    },
    nonFinite: { notANumber, positiveInfinity, negativeInfinity },
  };
}
