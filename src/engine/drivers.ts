import type { Assembly } from "../graph/assemble.ts";
import type { Graph, GraphNode } from "../graph/graph.ts";
import { evaluateOnce } from "../graph/interpret.ts";
import { lowerGraph, stepsOf } from "../graph/lower.ts";
import type { NodeId } from "../graph/operators.ts";
import type { Program, Sampling } from "../graph/program.ts";
import { powerOfTwo } from "../stats/elementary/double-bits.ts";
import { square } from "../stats/elementary/square.ts";
import type { Executor } from "./executor.ts";
import { resample } from "./resample.ts";
import { CLASSES, type InputView, viewInput, viewOf } from "./view-input.ts";

/** How much one input moves one output. */
export interface Driver {
  readonly output: string;
  readonly input: string;
  /** What `share` is. */
  readonly method: "first-order Sobol index of the output's rank";
  /**
   * Share of the variance of the output's rank that the input explains by itself, 0 to 1: the
   * variance between the means of 32 equally filled classes of the input, corrected for chance.
   * Ranks, because the variance of a heavy-tailed output belongs to a few samples.
   */
  readonly share: number;
  /** Correlation of the input's class with the output's rank; its sign says which way. */
  readonly rankCorrelation: number;
  /**
   * The output with the input at its 10 % and 90 % quantile and everything else at its median;
   * absent when that is not a finite number, or when the recurrence is too long to step once more
   * for every input.
   */
  readonly tornado?: { readonly low: number; readonly high: number };
}

const MOST_SAMPLES = 4096;
const FEWEST_SAMPLES = 128;
/** Instructions that all these samples together should not exceed. */
const SAMPLE_WORK = 5e7;
/** Most pairs of an output and an input to examine; the first outputs come first. */
const MOST_PAIRS = 5_000;
/** Instructions that all tornado bars together may execute. */
const TORNADO_WORK = 2e7;

/** What to search for. */
export interface DriverSearch {
  readonly sampling: Sampling;
  /** How many samples the run had; at most 4096 of them are used, fewer in a long recurrence. */
  readonly draws: number;
  /** How many draws of one weight a draw tells as much as; below 1 where draws are weighted. */
  readonly worth?: number;
  /** Names of the outputs wanted; all when absent. */
  readonly outputs?: readonly string[] | undefined;
}

/**
 * Find what moves the outputs, from the first samples of the run itself.
 *
 * @returns for every output its uncertain inputs, strongest first; with more than 5,000 pairs of an
 *   output and an input, for the first outputs only
 */
export function findDrivers(
  assembly: Assembly,
  { sampling, draws, worth = 1, outputs: wanted }: DriverSearch,
  executor: Executor,
): readonly Driver[] {
  const { graph } = assembly;
  const uncertain = [...assembly.inputs].filter(
    ([, node]) => graph.nodes[node]?.kind !== "constant",
  );
  const most = Math.max(1, Math.floor(MOST_PAIRS / Math.max(1, uncertain.length)));
  const looked = assembly.outputs
    .map(({ name }, index) => ({ name, node: graph.outputs[index]! }))
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .slice(0, most);
  if (looked.length === 0) return [];
  const outputs = looked.map(({ node }) => node);
  const inputs = uncertain.map(([, node]) => node);
  const { makeEvaluator } = executor;
  const samplesOf = (program: Program, most: number): number =>
    Math.min(draws, most, Math.max(FEWEST_SAMPLES, Math.floor(SAMPLE_WORK / stepsOf(program))));

  const lookAtDraws = (): Seen => {
    const program = lowerGraph({ ...graph, outputs });
    const samples = samplesOf(program, MOST_SAMPLES);
    return {
      values: makeEvaluator(program, sampling, "strict").evaluate(0, samples),
      views: inputs.map((node) => viewInput(graph, node, { sampling, samples, makeEvaluator })),
    };
  };
  /** As many draws picked by weight as there would be without weights, where that is affordable. */
  const lookAtWeighted = (logWeight: NodeId): Seen => {
    const program = lowerGraph({ ...graph, outputs: [...outputs, ...inputs, logWeight] });
    const samples = samplesOf(program, Math.ceil(MOST_SAMPLES / worth));
    const values = makeEvaluator(program, sampling, "strict").evaluate(0, samples);
    const picked = resample(values.at(-1)!);
    const drawn = values.map((each) => Float64Array.from(picked, (index) => each[index]!));
    const ofInputs = drawn.slice(outputs.length, outputs.length + inputs.length);
    return { values: drawn, views: ofInputs.map(viewOf) };
  };
  const { logWeight } = assembly;
  const { values, views } = logWeight === undefined ? lookAtDraws() : lookAtWeighted(logWeight);
  if ((values[0]?.length ?? 0) < FEWEST_SAMPLES && logWeight !== undefined) return [];
  const bars = drawTornado(
    { ...graph, outputs },
    uncertain.map(([, node], index) => ({ ...views[index]!, node })),
  );
  return looked.flatMap(({ name: output }, at) => {
    const ranks = rankValues(values[at]!);
    return uncertain
      .map(([input], index): Driver => {
        const bar = bars?.[index]?.[at];
        return {
          output,
          input,
          method: "first-order Sobol index of the output's rank",
          ...measure(views[index]!.classes, ranks),
          ...(bar && Number.isFinite(bar.low) && Number.isFinite(bar.high) ? { tornado: bar } : {}),
        };
      })
      .sort((a, b) => b.share - a.share || (a.input < b.input ? -1 : 1));
  });
}

/** Values of the outputs in some draws, and what the inputs are in them. */
interface Seen {
  readonly values: readonly Float64Array[];
  readonly views: readonly InputView[];
}

/** The ranks of an output's values, with the sums that every input needs. */
interface Ranks {
  /** Mid-rank of every value as a share of n; NaN where the value is NaN. */
  readonly ranks: Float64Array;
  /** How many there are. */
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

function rankValues(values: Float64Array): Ranks {
  const some = values.filter((value) => !Number.isNaN(value));
  const n = some.length;
  // Padded to a power of two, so that the binary search needs no bounds check.
  const sorted = new Float64Array(powerOfTwo(32 - Math.clz32(n + 1))).fill(
    Number.POSITIVE_INFINITY,
  );
  sorted.set(some.sort());
  const ranks = new Float64Array(values.length);
  let total = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) {
      ranks[index] = Number.NaN;
      continue;
    }
    const below = countBelow(sorted, value);
    let upTo = below + 1;
    if (upTo < n && sorted[upTo] === value) upTo = countUpTo(sorted, value, n);
    const rank = (below + upTo) / (2 * n);
    ranks[index] = rank;
    total += rank;
    squares += rank * rank;
  }
  return { ranks, n, total, squares };
}

/** How many elements of an increasing array, as long as a power of two, are below a value. */
function countBelow(increasing: Float64Array, value: number): number {
  let at = 0;
  // By arithmetic: half of all branches here would be mispredicted.
  for (let half = increasing.length >> 1; half > 0; half >>= 1) {
    at += half * Number(increasing[at + half - 1]! < value);
  }
  return at;
}

/** The same for at most a value, of the first n. */
function countUpTo(increasing: Float64Array, value: number, n: number): number {
  let at = 0;
  for (let half = increasing.length >> 1; half > 0; half >>= 1) {
    at += half * Number(increasing[at + half - 1]! <= value);
  }
  return Math.min(at, n);
}

function measure(
  classes: Uint8Array,
  { ranks, n, total, squares }: Ranks,
): { readonly share: number; readonly rankCorrelation: number } {
  const count = new Float64Array(CLASSES);
  const sum = new Float64Array(CLASSES);
  for (let index = 0; index < ranks.length; index++) {
    const rank = ranks[index]!;
    if (Number.isNaN(rank)) continue;
    const at = classes[index]!;
    count[at]!++;
    sum[at]! += rank;
  }
  const mean = total / n;
  const variance = squares - n * mean * mean;
  const filled = count.filter((some) => some > 0).length;
  if (!(variance > 1e-12 * squares) || filled < 2 || n <= filled) {
    return { share: 0, rankCorrelation: 0 };
  }
  let between = 0;
  let classMean = 0;
  count.forEach((some, at) => {
    classMean += (at * some) / n;
    if (some > 0) between += square(sum[at]! - some * mean) / some;
  });
  let product = 0;
  let classVariance = 0;
  count.forEach((some, at) => {
    product += (at - classMean) * (sum[at]! - some * mean);
    classVariance += some * square(at - classMean);
  });
  // By chance alone the classes would explain (filled − 1) / (n − 1) of the variance.
  const chance = ((1 - between / variance) * (n - 1)) / (n - filled);
  return {
    share: Math.min(1, Math.max(0, 1 - chance)),
    rankCorrelation: product / Math.sqrt(classVariance * variance),
  };
}

/** An uncertain input with some of its quantiles. */
interface Moved extends Pick<InputView, "low" | "middle" | "high"> {
  readonly node: NodeId;
}

/** The outputs with one input at a time moved, all else at the median of its samples. */
function drawTornado(
  graph: Graph,
  inputs: readonly Moved[],
): readonly (readonly { low: number; high: number }[])[] | undefined {
  const nodes: GraphNode[] = [...graph.nodes];
  inputs.forEach(({ node }, index) => {
    // A stream that returns the input's own value stands for the input; real streams are not
    // negative.
    nodes[node] = { kind: "draw", draw: "uniform", stream: -1 - index, monthly: false };
  });
  const program = lowerGraph({ ...graph, nodes });
  if (stepsOf(program) * 2 * inputs.length > TORNADO_WORK) return undefined;

  const evaluateWith = (moved: number, quantile: "low" | "high"): readonly number[] =>
    evaluateOnce(program, (stream) => {
      const input = -1 - stream;
      return inputs[input]?.[input === moved ? quantile : "middle"] ?? 0.5;
    });
  return inputs.map((_, moved) => {
    const low = evaluateWith(moved, "low");
    const high = evaluateWith(moved, "high");
    return low.map((value, index) => ({ low: value, high: high[index]! }));
  });
}
