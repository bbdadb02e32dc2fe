import { remember } from "../base/remember.ts";
import { applyNamed } from "../graph/assemble.ts";
import type { GraphBuilder } from "../graph/graph.ts";
import type { NodeId } from "../graph/operators.ts";
import type { CubicTable } from "../graph/program.ts";
import type { Belief, NamedBelief } from "./belief.ts";
import { keptShare } from "./kept-share.ts";
import { marginals } from "./marginals.ts";
import type { Warp } from "./warp.ts";
import { reachOf } from "./warp-table.ts";

/** The draws that one input may use; each is made when first asked for. */
export interface DrawSource {
  normal(): NodeId;
  uniform(): NodeId;
  /** A second, independent uniform that chooses the part of a mixture. */
  choice(): NodeId;
  /** Independent draws, for another part of the same belief. */
  fresh(): DrawSource;
  /** The value of another input. */
  input(name: string): NodeId;
  /** The largest |z| of its normal draws. */
  readonly reach: number;
}

/** With at least this share kept, a squeezed draw hardly reaches further than a whole one. */
const FULL_SHARE = 0.01;

/** Adds a belief to a graph as a function of its draws; increasing, except for mixtures and formulas. */
export function warpBelief(make: GraphBuilder, belief: Belief, draws: DrawSource): NodeId {
  switch (belief.kind) {
    case "constant":
      return make.constant(belief.value);
    case "marginal": {
      const warp = warpOf(belief);
      const draw = warp.draw === "normal" ? draws.normal() : draws.uniform();
      return warp.build(make, draw, draws.reach);
    }
    case "truncated":
      return warpTruncated(make, warpOf(belief.part), belief, draws);
    case "discrete":
      return warpDiscrete(make, belief.values, belief.weights, draws.uniform());
    case "sample":
      return warpSample(make, belief.values, draws.uniform());
    case "mixture":
      return warpMixture(make, belief, draws);
    case "input":
      return draws.input(belief.name);
    case "formula":
      return warpFormula(make, belief, draws);
    case "varying":
      return warpVarying(make, belief, draws);
  }
}

function warpFormula(
  make: GraphBuilder,
  { operator, parts }: Extract<Belief, { kind: "formula" }>,
  draws: DrawSource,
): NodeId {
  const nodes = parts.map((part) => warpBelief(make, part, draws.fresh()));
  return applyNamed(make, operator, nodes);
}

/** A distribution whose parameters are nodes; undefined where they break its rule. */
function warpVarying(
  make: GraphBuilder,
  { name, parameters }: Extract<Belief, { kind: "varying" }>,
  draws: DrawSource,
): NodeId {
  const { draw, build, needs } = marginals.get(name)!.formula!;
  const nodes = parameters.map((part) => warpBelief(make, part, draws.fresh()));
  const value = build(make, draw === "normal" ? draws.normal() : draws.uniform(), ...nodes);
  const isRight = needs(make, ...nodes).reduce((all, one) => make.apply("mul", all, one));
  return make.apply("select", isRight, value, make.constant(Number.NaN));
}

const warpOf = (belief: NamedBelief): Warp =>
  marginals.get(belief.name)!.warp(...belief.parameters);

/**
 * Map the uniform draw to the interval between the bounds' probabilities, both counted from one
 * end.
 */
function warpTruncated(
  make: GraphBuilder,
  warp: Warp,
  { low, high }: { readonly low: number; readonly high: number },
  draws: DrawSource,
): NodeId {
  const { fromAbove, least: from, width } = keptShare(warp, low, high);
  const u = draws.uniform();
  const toEnd = fromAbove ? make.apply("sub", make.constant(1), u) : u;
  const squeezed = make.apply(
    "add",
    make.constant(from),
    make.apply("mul", make.constant(width), toEnd),
  );
  const z = (): NodeId => make.apply("normal_quantile", squeezed);
  const draw = warp.draw === "uniform" ? squeezed : fromAbove ? make.apply("neg", z()) : z();
  // A squeezed draw may reach further than any draw of 32 bits does by itself.
  const value = warp.build(make, draw, width < FULL_SHARE ? reachOf.deep : draws.reach);
  // Rounding in the quantile must not move a value outside the bounds that the author set.
  const least = make.apply("max", value, make.constant(low));
  return make.apply("min", least, make.constant(high));
}

function warpDiscrete(
  make: GraphBuilder,
  values: readonly number[],
  weights: readonly number[],
  u: NodeId,
): NodeId {
  const order = values.map((_, index) => index).sort((a, b) => at(values, a) - at(values, b));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let cumulated = 1;
  return order.reduceRight<NodeId | undefined>((above, index) => {
    const value = make.constant(at(values, index));
    const node =
      above === undefined
        ? value
        : make.apply("select", make.apply("lt", u, make.constant(cumulated)), value, above);
    cumulated -= at(weights, index) / total;
    return node;
  }, undefined)!;
}

const at = (values: readonly number[], index: number): number => values[index]!;

const warpSample = (make: GraphBuilder, values: readonly number[], u: NodeId): NodeId =>
  make.table(make.addTable(stepTable(values)), u);

const STEP_TABLES_KEPT = 4;

/** A table of steps: one interval a value. */
const stepTable = remember(
  (values: readonly number[]): CubicTable => {
    const intervals = values.length;
    const coefficients = new Float64Array(4 * intervals);
    values.forEach((value, index) => {
      coefficients[4 * index] = value;
    });
    return { low: 0, inverseStep: intervals, intervals, coefficients };
  },
  String,
  STEP_TABLES_KEPT,
);

function warpMixture(
  make: GraphBuilder,
  { weights, parts }: Extract<Belief, { kind: "mixture" }>,
  draws: DrawSource,
): NodeId {
  const choice = draws.choice();
  // Only one part is taken, so parts may share draws, but not the one that chose them.
  const inner: DrawSource = { ...draws, choice: () => draws.fresh().choice() };
  const nodes = parts.map((part) => warpBelief(make, part, inner));
  if (!weights.every((weight) => weight.kind === "constant")) {
    return chooseVarying(make, choice, shares(make, weights, parts.length, draws), nodes);
  }
  const given = weights.map(({ value }) => value);
  const sum = given.reduce((total, weight) => total + weight, 0);
  const known = given.length < parts.length ? [...given, 1 - sum] : given;
  const total = known.reduce((all, weight) => all + weight, 0);
  let cumulated = 1;
  return nodes.reduceRight((above, node, index) => {
    cumulated -= at(known, index + 1) / total;
    const chosen = make.apply("lt", choice, make.constant(cumulated));
    return make.apply("select", chosen, node, above);
  });
}

/** Weights that depend on inputs, as shares of all. */
function shares(
  make: GraphBuilder,
  weights: readonly Belief[],
  count: number,
  draws: DrawSource,
): readonly NodeId[] {
  const given = weights.map((weight) => warpBelief(make, weight, draws.fresh()));
  const sum = given.reduce((total, weight) => make.apply("add", total, weight));
  return given.length < count
    ? [...given, make.apply("sub", make.constant(1), sum)]
    : given.map((weight) => make.apply("div", weight, sum));
}

/** The part that a draw chooses; undefined where a share is below 0. */
function chooseVarying(
  make: GraphBuilder,
  choice: NodeId,
  parts: readonly NodeId[],
  nodes: readonly NodeId[],
): NodeId {
  const zero = make.constant(0);
  const isRight = parts
    .map((share) => make.apply("le", zero, share))
    .reduce((all, one) => make.apply("mul", all, one));
  let upTo: NodeId = zero;
  const limits = parts.map((share) => {
    upTo = make.apply("add", upTo, share);
    return upTo;
  });
  const chosen = nodes.reduceRight((above, node, index) =>
    make.apply("select", make.apply("lt", choice, limits[index]!), node, above),
  );
  return make.apply("select", isRight, chosen, make.constant(Number.NaN));
}
