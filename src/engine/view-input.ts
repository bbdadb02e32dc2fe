import { remember, rememberOf } from "../base/remember.ts";
import { argumentsOf, type Graph, type GraphNode } from "../graph/graph.ts";
import { lowerGraph } from "../graph/lower.ts";
import type { NodeId } from "../graph/operators.ts";
import type { CubicTable, MakeEvaluator, Sampling } from "../graph/program.ts";

/** The samples of one input, as the search for drivers needs them. */
export interface InputView {
  /**
   * The class of every sample, 0 to {@link CLASSES} − 1. Classes are equally filled, except that
   * ties stay together.
   */
  readonly classes: Uint8Array;
  /** The 10 %, 50 % and 90 % quantile. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How to sample an input. */
export interface InputSampling {
  readonly sampling: Sampling;
  readonly samples: number;
  readonly makeEvaluator: MakeEvaluator;
}

/** How many classes the samples of an input are divided into. */
export const CLASSES = 32;

/**
 * Sample one input by itself. Results are cached by the input's expression and draws, so editing
 * one input samples only that one again.
 *
 * @param input a node outside of the loop
 */
export function viewInput(graph: Graph, input: NodeId, how: InputSampling): InputView {
  const own = cutOut(graph, input);
  return viewsOf(...own.tables)({ graph: own, ...how });
}

interface ViewTask extends InputSampling {
  readonly graph: Graph;
}

const VIEWS_KEPT = 256;

const viewsOf = rememberOf((..._tables: readonly CubicTable[]) =>
  remember(
    ({ graph, sampling, samples, makeEvaluator }: ViewTask): InputView => {
      const evaluator = makeEvaluator(lowerGraph(graph), sampling, "strict");
      return viewOf(evaluator.evaluate(0, samples)[0]!);
    },
    ({ graph, sampling, samples }) => JSON.stringify([graph.nodes, sampling, samples]),
    VIEWS_KEPT,
  ),
);

/** The part of a graph that one node needs, as a graph of its own. */
function cutOut(graph: Graph, output: NodeId): Graph {
  const needed = new Set<NodeId>();
  const pending = [output];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    pending.push(...argumentsOf(graph.nodes[id]!));
  }
  const order = [...needed].sort((a, b) => a - b);
  const placeOf = new Map(order.map((id, place) => [id, place]));
  const tables: CubicTable[] = [];
  const nodes = order.map((id): GraphNode => {
    const node = graph.nodes[id]!;
    if (node.kind !== "apply") return node;
    const args = node.args.map((argument) => placeOf.get(argument)!);
    if (node.op !== "table") return { ...node, args };
    return { ...node, args, table: tables.push(graph.tables[node.table]!) - 1 };
  });
  return { nodes, tables, months: 0, states: [], outputs: [nodes.length - 1] };
}

/** The view of an input from its values, whatever they come from. */
export function viewOf(values: Float64Array): InputView {
  // Enough samples for quantiles.
  const sorted = values.slice(0, 1024).sort();
  const at = (p: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
  return { classes: classify(values, sorted), low: at(0.1), middle: at(0.5), high: at(0.9) };
}

function classify(values: Float64Array, sorted: Float64Array): Uint8Array {
  const limits = Float64Array.from(
    { length: CLASSES - 1 },
    (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / CLASSES)]!,
  );
  const classes = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    let at = 0;
    // Halving by arithmetic: half of all branches here would be mispredicted.
    for (let half = CLASSES >> 1; half > 0; half >>= 1) {
      at += half * Number(limits[at + half - 1]! <= value);
    }
    classes[index] = at;
  }
  return classes;
}
