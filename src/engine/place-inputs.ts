import { modelLimits } from "../base/limits.ts";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { remember } from "../base/remember.ts";
import type { PlacedInputs } from "../graph/assemble.ts";
import type { CheckedModel } from "../graph/check.ts";
import { readsDate } from "../graph/expression.ts";
import type { GraphBuilder } from "../graph/graph.ts";
import type { Model } from "../graph/model.ts";
import type { NodeId } from "../graph/operators.ts";
import { normalCdf } from "../stats/distributions/normal.ts";
import type { Belief } from "./belief.ts";
import { readBelief } from "./read-belief.ts";
import { type DrawSource, warpBelief } from "./warp-belief.ts";
import { reachOf, tabulate } from "./warp-table.ts";

/** What is believed of a model's inputs. */
export interface InputBeliefs {
  /** In the order of the inputs. */
  readonly beliefs: readonly Belief[];
  /** How independent normals make up the draws of each input that is correlated. */
  readonly mixes: ReadonlyMap<string, Mix>;
}

/**
 * Read the beliefs of a model's inputs.
 *
 * @returns the beliefs, or the first problem with one of them or with the correlations
 */
export function readBeliefs(model: Model): Outcome<InputBeliefs> {
  const names = new Set(model.inputs.map(({ name }) => name));
  const dates = datesAmong(model);
  const beliefs = eachOf(model.inputs, ({ belief }) => readBelief(belief, names, dates));
  if (!beliefs.ok) return beliefs;
  const of = new Map(model.inputs.map(({ name }, at) => [name, beliefs.value[at]]));
  for (const { left, right, at } of model.correlations) {
    for (const name of [left, right]) {
      const belief = of.get(name);
      if (!belief || !hasOneDraw(belief)) {
        const rule = "only inputs with one distribution can be correlated";
        return fail("bad-correlation", { value: name, rule, ...at });
      }
    }
  }
  return mapOutcome(mixesOf(model), (mixes) => ({ beliefs: beliefs.value, mixes }));
}

/** Names of the inputs that are dates: by their unit, or a date in their belief. */
const datesAmong = ({ inputs }: Model): ReadonlySet<string> =>
  new Set(
    inputs
      .filter(({ unit, belief }) => unit?.["date"] === 1 || (!unit && readsDate(belief)))
      .map(({ name }) => name),
  );

/** Whether a belief goes up with one draw, which can be that of a copula. */
const hasOneDraw = ({ kind }: Belief): boolean =>
  kind === "marginal" ||
  kind === "truncated" ||
  kind === "discrete" ||
  kind === "sample" ||
  kind === "varying";

/**
 * Add the inputs to a graph: each a warp of its own draws, or, where inputs are correlated, of
 * normal draws mixed so that they have the wanted correlations (Gaussian copula).
 *
 * @param model the model whose beliefs these are
 * @param tails how far the draws reach
 */
export function placeInputs(
  model: CheckedModel,
  { beliefs, mixes }: InputBeliefs,
  make: GraphBuilder,
  tails: "usual" | "deep" = "usual",
): PlacedInputs {
  const reach = reachOf[tails];
  const nodes = new Map<string, NodeId>();
  let streams = 0;
  const own = new Map<string, NodeId>();
  const normalOf = (name: string): NodeId => {
    const known = own.get(name) ?? make.draw("normal", streams++, false);
    own.set(name, known);
    return known;
  };
  const beliefOf = new Map(model.inputs.map(({ name }, index) => [name, beliefs[index]!]));
  const place: Place = {
    make,
    nextStream: () => streams++,
    reach,
    input: (name) => nodes.get(name)!,
  };
  for (const { name } of model.order.inputs) {
    const mix = mixes.get(name);
    const draws = mix ? correlatedDraws(place, mix, normalOf) : ownDraws(place);
    nodes.set(name, warpBelief(make, beliefOf.get(name)!, draws));
  }
  return { nodes, streams };
}

/** What all inputs' draws are made with. */
interface Place extends Pick<DrawSource, "reach" | "input"> {
  readonly make: GraphBuilder;
  readonly nextStream: () => number;
}

/** Draws for one input alone; each kind takes a stream when first asked for. */
function ownDraws(place: Place): DrawSource {
  const { make, nextStream, reach, input } = place;
  const lazily = (draw: "uniform" | "normal"): (() => NodeId) => {
    let node: NodeId | undefined;
    return () => {
      node ??= make.draw(draw, nextStream(), false);
      return node;
    };
  };
  return {
    normal: lazily("normal"),
    uniform: lazily("uniform"),
    choice: lazily("uniform"),
    fresh: () => ownDraws(place),
    ...{ reach, input },
  };
}

/** Weights of the independent normals that make up a correlated one. */
type Mix = readonly { readonly name: string; readonly weight: number }[];

function correlatedDraws(place: Place, mix: Mix, normalOf: (name: string) => NodeId): DrawSource {
  const { make, reach, input } = place;
  const normal = (): NodeId =>
    mix
      .map(({ name, weight }) => make.apply("mul", make.constant(weight), normalOf(name)))
      .reduce((sum, term) => make.apply("add", sum, term));
  return {
    ...{ reach, input },
    fresh: () => ownDraws(place),
    normal,
    uniform: () => make.table(make.addTable(cdfTable(reach)), normal()),
    choice: () => {
      throw new Error("a mixture has no one draw to correlate");
    },
  };
}

/** Enough for an absolute error below 1e-12. */
const CDF_INTERVALS = 2048;
const cdfTable = remember((reach: number) => tabulate(normalCdf, CDF_INTERVALS, reach), String, 2);

/** Rows of the Cholesky factor of the correlations, for the inputs that have any. */
function mixesOf(model: Model): Outcome<ReadonlyMap<string, Mix>> {
  if (model.correlations.length > modelLimits.correlations) {
    return tooManyCorrelations(model, model.correlations.length, modelLimits.correlations);
  }
  const correlated = new Map<string, Map<string, number>>();
  for (const { left, right, value } of model.correlations) {
    correlated.set(left, (correlated.get(left) ?? new Map()).set(right, value));
    correlated.set(right, (correlated.get(right) ?? new Map()).set(left, value));
  }
  const inputs = model.inputs.filter(({ name }) => correlated.has(name));
  if (inputs.length > modelLimits.correlatedInputs) {
    return tooManyCorrelations(model, inputs.length, modelLimits.correlatedInputs);
  }
  const lower: number[][] = [];
  for (const [i, input] of inputs.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const wanted = i === j ? 1 : (correlated.get(input.name)?.get(inputs[j]!.name) ?? 0);
      const other = j === i ? row : lower[j]!;
      let rest = wanted;
      for (let k = 0; k < j; k++) rest -= row[k]! * other[k]!;
      if (i !== j) row.push(rest / other[j]!);
      else if (rest > 1e-12) row.push(Math.sqrt(rest));
      else {
        const rule =
          "the correlations contradict one another; pairs that are not stated count as 0";
        const { at } = model.correlations[0]!;
        return fail("bad-correlation", { value: input.name, rule, ...at });
      }
    }
    lower.push(row);
  }
  return succeed(
    new Map(
      inputs.map((input, i) => [
        input.name,
        lower[i]!.flatMap((weight, j) => (weight === 0 ? [] : [{ name: inputs[j]!.name, weight }])),
      ]),
    ),
  );
}

const tooManyCorrelations = ({ correlations: [first] }: Model, value: number, rule: number) =>
  fail("too-many-correlations", { value, rule, ...first?.at });
