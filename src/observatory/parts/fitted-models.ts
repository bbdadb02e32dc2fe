import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelMaker } from "../../data/model-maker.ts";
import { type Outcome, succeed } from "../../outcome.ts";
import { bootstrapItemResponse } from "../../stats/bootstrap-item-response.ts";
import { fitItemResponse } from "../../stats/fit-item-response.ts";
import { publicScale, toPublicScale } from "../../stats/public-scale.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import type { CapabilityData } from "../capability-fit.ts";
import { publishedModels } from "./published-models.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";

/** Level of the intervals of differences. */
const LEVEL = 0.9;

/** How the scores are put on a scale. */
export interface FittedOptions {
  readonly penalty: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Models of a file of benchmark scores, on a scale fitted to them, with joint bootstrap draws.
 *
 * Who made a model and whether it is open is told by its name, or by the published index where the
 * same version stands there; the compute of its training run comes from there too.
 *
 * @param dates release of each model, by its name in the scores
 * @param window models released later are left out after the fit
 */
export function fittedModels(
  data: CapabilityData,
  dates: ReadonlyMap<string, string>,
  facts: Facts,
  window: FactWindow,
  options: FittedOptions,
): Outcome<ScoredModels> {
  const { scores, anchorBenchmark, anchors } = data;
  const recipe = { anchorBenchmark, penalty: options.penalty };
  const fit = fitItemResponse(scores, recipe);
  if (!fit.ok) return fit;
  const scale = publicScale(fit.value.models, anchors);
  if (!scale.ok) return scale;
  const range = { seed: options.seed, from: 0, to: options.draws };
  const drawn = bootstrapItemResponse(scores, recipe, fit.value, anchors, range);
  if (!drawn.ok) return drawn;
  const known = publishedModels(facts, window, { draws: 0, seed: 0 });
  if (!known.ok) return known;
  const published = new Map(known.value.models.map((model) => [model.version, model]));
  const order = fit.value.models
    .map(({ model, capability }, index) => ({
      index,
      placed: describe(
        model,
        dates.get(model) ?? "",
        toPublicScale(scale.value, capability),
        published.get(model),
      ),
    }))
    .filter(({ placed }) => placed.date !== "" && placed.date <= window.asOf)
    .sort((a, b) => (a.placed.date < b.placed.date ? -1 : a.placed.date > b.placed.date ? 1 : 0));
  const draws = order.map(({ index }) => drawn.value.capabilities[index] as Float64Array);
  return succeed({
    models: order.map(({ placed }) => placed),
    draws,
    level: LEVEL,
    tolerance: remember((a, b) => halfWidth(draws[a] as Float64Array, draws[b] as Float64Array)),
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

/** Half the width of the interval of a difference, by the normal curve through joint draws. */
function halfWidth(a: Float64Array, b: Float64Array): number {
  if (a.length < 2) return 0;
  const differences = [...a].map((value, draw) => value - (b[draw] as number));
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
