import { itemAt } from "../../base/item-at.ts";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { hypotenuse } from "../../stats/elementary/hypotenuse.ts";
import { type ScoredVersion, selectScores } from "../../trends/parts/capability-editions.ts";
import { costedVersions } from "../../trends/training-cost-fixed-capability.ts";
import { knownParameters } from "./known-parameters.ts";
import { type ScoreSides, scoreWidths } from "./score-widths.ts";
import type { ScoredModel, ScoredModels } from "./scored-model.ts";
import { splitNormalDraws } from "./split-normal-draws.ts";

/** Level of the index's published intervals. */
const PUBLISHED_LEVEL = 0.9;

/** Models on the published index as of a day, and the edition of their scores. */
export interface PublishedModels extends ScoredModels {
  readonly edition: string;
}

/**
 * Models on the published capability index with draws from their published intervals.
 *
 * Each score is drawn from a normal curve whose two halves have the widths of the two sides of its
 * 90 % interval, independently of the others: the publisher gives no correlations. Versions of a
 * model with the same score and interval, such as its efforts, are one measurement and drawn as
 * one. Where the edition states no interval, the widths are those of the first edition that does; a
 * score without any interval is kept fixed.
 */
export function publishedModels(
  facts: Facts,
  window: FactWindow,
  options: { readonly draws: number; readonly seed: number },
): Outcome<PublishedModels> {
  const read = allOf({
    scores: selectScores(facts, window),
    widths: scoreWidths(facts, window),
    parameters: knownParameters(facts, window),
  });
  if (!read.ok) return read;
  const { scores, widths, parameters } = read.value;
  const { edition, versions } = scores;
  const costs = costedVersions(facts, window);
  const runs = new Map(costs.ok ? costs.value.map((run) => [run.version.version, run]) : []);
  const models = versions.map((version): ScoredModel => {
    const run = runs.get(version.version);
    return {
      version: version.version,
      label: version.label,
      date: version.date,
      organization: leadOrganization(version.organizations),
      open: version.open_weights,
      eci: version.eci,
      parameters: parameters(version.version) ?? parameters(version.model),
      flop: run?.flop,
      usd: run?.usd,
    };
  });
  const sides = versions.map(({ version }) => widths.get(version) ?? noWidth);
  const streams = streamsOf(versions, sides);
  const drawn = new Map<number, Float64Array>();
  const drawsOf = (index: number): Float64Array => {
    const stream = itemAt(streams, index);
    const published = { ...itemAt(sides, index), value: itemAt(versions, index).eci };
    const draws =
      drawn.get(stream) ??
      splitNormalDraws(
        { ...published, level: PUBLISHED_LEVEL },
        { seed: options.seed, stream, count: options.draws },
      );
    drawn.set(stream, draws);
    return draws;
  };
  return succeed({
    models,
    edition,
    level: PUBLISHED_LEVEL,
    draws: models.map((_, index) => drawsOf(index)),
    tolerance: (a, b) => hypotenuse(halfWidth(itemAt(sides, a)), halfWidth(itemAt(sides, b))),
  });
}

/** A stream of draws per version: the index of the first version with the same measurement. */
function streamsOf(
  versions: readonly ScoredVersion[],
  sides: readonly ScoreSides[],
): readonly number[] {
  const first = new Map<string, number>();
  return versions.map(({ model, eci }, index) => {
    const { below, above } = itemAt(sides, index);
    const measurement = [model, eci, below, above].join(" ");
    const stream = first.get(measurement) ?? index;
    first.set(measurement, stream);
    return stream;
  });
}

const noWidth: ScoreSides = { below: 0, above: 0 };

const halfWidth = ({ below, above }: ScoreSides): number => (below + above) / 2;
