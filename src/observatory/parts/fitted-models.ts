import { itemAt } from "../../base/item-at.ts";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelMaker } from "../../names/model-maker.ts";
import type { ItemResponseDraws } from "../../stats/bootstrap-item-response.ts";
import type { ItemResponseFit } from "../../stats/fit-item-response.ts";
import { publicScale, type ScaleAnchors, toPublicScale } from "../../stats/public-scale.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import { publishedModels } from "./published-models.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

/** Level of the intervals of differences. */
const LEVEL = 0.9;

/** Models from a file, on a scale fitted to them. */
export interface FittedScale {
  readonly fit: ItemResponseFit;
  readonly draws: ItemResponseDraws;
  readonly anchors: ScaleAnchors;
  /** Release date of each model, by its name in the scores. */
  readonly dates: ReadonlyMap<string, string>;
}

/**
 * Models from a file of benchmark scores, on a scale fitted to them, with joint bootstrap draws.
 *
 * A model's maker and whether it is open are judged by its name, or taken from the published index
 * where that has the same version; so is the compute of its training run.
 *
 * @param window models released later are left out after the fit
 */
export function fittedModels(
  { fit, draws: drawn, anchors, dates }: FittedScale,
  facts: Facts,
  window: FactWindow,
): Outcome<ScoredModels> {
  const read = allOf({
    scale: publicScale(fit.models, anchors),
    known: publishedModels(facts, window, { draws: 0, seed: 0 }),
  });
  if (!read.ok) return read;
  const { scale, known } = read.value;
  const published = new Map(known.models.map((model) => [model.version, model]));
  const order = fit.models
    .map(({ model, capability }, index) => ({
      index,
      placed: describe(
        model,
        dates.get(model) ?? "",
        toPublicScale(scale, capability),
        published.get(model),
      ),
    }))
    .filter(({ placed }) => placed.date !== "" && placed.date <= window.asOf)
    .sort((a, b) => (a.placed.date < b.placed.date ? -1 : a.placed.date > b.placed.date ? 1 : 0));
  const draws = order.map(({ index }) => itemAt(drawn.capabilities, index));
  return succeed({
    models: order.map(({ placed }) => placed),
    draws,
    level: LEVEL,
    tolerance: remember((a, b) => halfWidth(itemAt(draws, a), itemAt(draws, b))),
  });
}

function describe(
  name: string,
  date: string,
  eci: number,
  published: ScoredModel | undefined,
): ScoredModel {
  const maker = modelMaker(name);
  return {
    version: name,
    label: name,
    date,
    organization: published?.organization ?? maker?.organization,
    open: published?.open ?? maker?.open,
    eci,
    parameters: published?.parameters,
    flop: published?.flop,
    usd: published?.usd,
  };
}

/** Half the width of the interval of a difference, by a normal approximation to joint draws. */
function halfWidth(a: Float64Array, b: Float64Array): number {
  if (a.length < 2) return 0;
  const differences = [...a].map((value, draw) => value - itemAt(b, draw));
  return studentTMultiple(LEVEL, differences.length - 1) * standardDeviation(differences);
}

function remember(measure: (a: number, b: number) => number): (a: number, b: number) => number {
  const known = new Map<string, number>();
  return (a, b) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = measure(a, b);
    known.set(key, value);
    return value;
  };
}
