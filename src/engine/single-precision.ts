import { stepsOf } from "../graph/lower.ts";
import type { CubicTable, Evaluator, Precision, Program, Tally } from "../graph/program.ts";
import { type Executor, isOver, type Job, type JobResult } from "./executor.ts";

/** Whether a run may use single precision, and the measurements behind the decision. */
export interface PrecisionCheck {
  readonly passed: boolean;
  /**
   * Why not: a constant is out of range for a single (`range`), a whole number that is compared is
   * too large for one (`count`), a value is not finite, or the summaries differ.
   */
  readonly reason?: "range" | "count" | "not-finite" | "differs";
  /** The constant, for `range` and `count`. */
  readonly value?: number;
  /** The output that differs most, or the one with a value that is not finite. */
  readonly output?: string;
  /** Largest relative difference between single and double in a summary of the first samples. */
  readonly error?: number;
  /** Samples that were computed in both precisions. */
  readonly draws?: number;
}

/** The result of a run, and the precision it used. */
export interface CheckedResult extends JobResult {
  readonly precision: Precision;
  readonly check: PrecisionCheck;
}

/** Samples computed in both precisions. */
const SHADOW_DRAWS = 4096;
const CHUNK = 512;
/** Largest relative difference of a mean, deviation or quantile. */
const TOLERANCE = 1e-4;
const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127;
const SMALLEST_SINGLE = 2 ** -126;
/** Above this, not every whole number has a single. */
const EXACT_COUNTS = 2 ** 24;

/**
 * Run a job in single precision where that gives the same answer as double precision, else in
 * double.
 *
 * Single precision is refused before the run when a constant or table is out of its range, or when
 * the first 4,096 samples, computed in both, differ by more than 1e-4 relative in a mean, deviation
 * or quantile of any output. It is refused after the run when a value is not finite, since in
 * double precision it might have been.
 *
 * @param job in double precision
 * @param shadowed the job's program with its outputs as they are summarized, without offsets
 * @param outputs their names
 */
export async function runInSingle(
  job: Job,
  shadowed: Program,
  outputs: readonly string[],
  executor: Executor,
): Promise<CheckedResult> {
  const check: PrecisionCheck =
    rangeProblem(job.program) ?? compareShadow(job, shadowed, outputs, executor);
  if (check.passed) {
    const result = await executor.run({ ...job, sampling: inSingle(job) });
    const broken = result.tallies.findIndex(hasNonFinite);
    if (broken < 0) return { ...result, precision: "single", check };
    const refused = { ...check, ...notFinite(outputs[broken]) };
    return { ...(await executor.run(job)), precision: "double", check: refused };
  }
  return { ...(await executor.run(job)), precision: "double", check };
}

const inSingle = ({ sampling }: Job): Job["sampling"] => ({ ...sampling, precision: "single" });

const notFinite = (output = ""): PrecisionCheck => ({
  passed: false,
  reason: "not-finite",
  output,
});

const hasNonFinite = ({ notANumber, positiveInfinity, negativeInfinity }: Tally): boolean =>
  notANumber + positiveInfinity + negativeInfinity > 0;

/** The constant that rules out single precision for a program, if there is one. */
function rangeProblem({ constants, tables, ...program }: Program): PrecisionCheck | undefined {
  const isOutside = (value: number): boolean => {
    const size = Math.abs(value);
    return (
      Number.isFinite(value) && (size > LARGEST_SINGLE || (size > 0 && size < SMALLEST_SINGLE))
    );
  };
  const isTooLarge = (value: number): boolean => Math.abs(value) > LARGEST_SINGLE;
  const ofTable = ({ low, inverseStep, coefficients }: CubicTable): number | undefined =>
    [low, inverseStep].find(isOutside) ?? coefficients.find(isTooLarge);
  const outside =
    constants.find(isOutside) ?? tables.map(ofTable).find((value) => value !== undefined);
  if (outside !== undefined) return { passed: false, reason: "range", value: outside };

  const all = [...program.before, ...(program.loop?.body ?? []), ...program.after];
  const countsExactly = all.some(({ op }) => op === "eq" || op === "ne" || op === "floor");
  const count = constants.find(
    (value) =>
      Number.isInteger(value) && Math.abs(value) > EXACT_COUNTS && Math.fround(value) !== value,
  );
  return countsExactly && count !== undefined
    ? { passed: false, reason: "count", value: count }
    : undefined;
}

/** Compares the summaries of the first samples in both precisions. */
function compareShadow(
  job: Job,
  program: Program,
  outputs: readonly string[],
  executor: Executor,
): PrecisionCheck {
  const { sampling, mode } = job;
  const pair = [
    executor.makeEvaluator(program, sampling, mode),
    executor.makeEvaluator(program, inSingle(job), mode),
  ] as const;
  const [doubles, singles] = firstSamples(pair, job, executor);
  let worst = { output: outputs[0] ?? "", error: 0 };
  for (const [index, exact] of doubles.entries()) {
    const output = outputs[index] ?? "";
    const rounded = singles[index]!;
    if (!exact.every(Number.isFinite) || !rounded.every(Number.isFinite)) return notFinite(output);
    const error = largestDifference(exact, rounded);
    if (error > worst.error) worst = { output, error };
  }
  const draws = doubles[0]?.length ?? 0;
  return worst.error <= TOLERANCE
    ? { passed: true, ...worst, draws }
    : { passed: false, reason: "differs", ...worst, draws };
}

/** The outputs of the first samples: as many as there is time for, but at least one chunk. */
function firstSamples(
  pair: readonly [Evaluator, Evaluator],
  job: Job,
  { now }: Executor,
): readonly [readonly Float64Array[], readonly Float64Array[]] {
  const start = now();
  const wanted = Math.min(SHADOW_DRAWS, job.draws);
  // Programs of millions of steps are checked chunk by chunk, all others at once.
  const chunk = stepsOf(job.program) > 2 ** 16 ? CHUNK : SHADOW_DRAWS;
  const parts = pair.map((): (readonly Float64Array[])[] => []);
  let done = 0;
  do {
    const count = Math.min(chunk, wanted - done);
    for (const [i, evaluator] of pair.entries()) parts[i]?.push(evaluator.evaluate(done, count));
    done += count;
  } while (done < wanted && !isOver(job, now() - start));
  const [exact, rounded] = parts.map(joinParts);
  return [exact!, rounded!];
}

const joinParts = (parts: readonly (readonly Float64Array[])[]): Float64Array[] =>
  (parts[0] ?? []).map((_, output) =>
    Float64Array.from(parts.flatMap((part) => [...part[output]!])),
  );

/**
 * The largest of the differences in mean, deviation and quantiles, relative to double precision.
 */
function largestDifference(exact: Float64Array, rounded: Float64Array): number {
  const [a, b] = [describe(exact), describe(rounded)];
  // Where values straddle zero, errors are relative to the spread, as a value near zero is no
  // scale.
  const floor = a.low > 0 || a.high < 0 ? 0 : 0.01 * (a.p95 - a.p05);
  const relative = (key: keyof Described, least: number): number => {
    const difference = Math.abs(a[key] - b[key]);
    const scale = Math.max(Math.abs(a[key]), least);
    if (difference === 0) return 0;
    return scale === 0 ? 1 : difference / scale;
  };
  return Math.max(
    relative("deviation", 0),
    ...(["mean", "p05", "p50", "p95"] as const).map((key) => relative(key, floor)),
  );
}

type Described = ReturnType<typeof describe>;

function describe(values: Float64Array) {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  const quantile = (p: number): number => sorted[Math.ceil(p * count) - 1]!;
  const first = values[0]!;
  // Sum distances, so that equal values have a deviation of exactly zero.
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return {
    mean,
    deviation: Math.sqrt(squares / count),
    low: sorted[0]!,
    p05: quantile(0.05),
    p50: quantile(0.5),
    p95: quantile(0.95),
    high: sorted[count - 1]!,
  };
}
