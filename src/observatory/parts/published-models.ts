import { itemAt } from "../../base/item-at.ts";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { hypotenuse } from "../../stats/elementary/hypotenuse.ts";
import { type ScoredVersion, selectScores } from "../../trends/parts/capability-editions.ts";
import { costedVersions } from "../../trends/training-cost-fixed-capability.ts";
import { knownParameters } from "./known-parameters.ts";
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
    widths: widthsOf(facts, window),
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
  return succeed({
    models,
    edition,
    level: PUBLISHED_LEVEL,
    draws: models.map(({ eci: value }, index) => {
      const published = { ...itemAt(sides, index), value, level: PUBLISHED_LEVEL };
      const stream = itemAt(streams, index);
      return splitNormalDraws(published, { seed: options.seed, stream, count: options.draws });
    }),
    tolerance: (a, b) => hypotenuse(halfWidth(itemAt(sides, a)), halfWidth(itemAt(sides, b))),
  });
}

/** A stream of draws per version: the index of the first version with the same measurement. */
function streamsOf(versions: readonly ScoredVersion[], sides: readonly Sides[]): readonly number[] {
  const first = new Map<string, number>();
  return versions.map(({ model, eci }, index) => {
    const { below, above } = itemAt(sides, index);
    const measurement = [model, eci, below, above].join(" ");
    const stream = first.get(measurement) ?? index;
    first.set(measurement, stream);
    return stream;
  });
}

/** How far an interval reaches below and above its score. */
interface Sides {
  readonly below: number;
  readonly above: number;
}

const noWidth: Sides = { below: 0, above: 0 };

const halfWidth = ({ below, above }: Sides): number => (below + above) / 2;

/**
 * Widths by version, from the newest edition available on the day, else from the first that has
 * any.
 */
function widthsOf(facts: Facts, window: FactWindow): Outcome<ReadonlyMap<string, Sides>> {
  const rows = facts.select("capability-scores", window, {
    edition: "text",
    version: "text",
    eci: "number",
    eci_low: "number?",
    eci_high: "number?",
  });
  if (!rows.ok) return rows;
  const stated = rows.value.filter((row) => row.eci_low !== undefined);
  const rank = ({ edition }: { readonly edition: string }) =>
    edition <= window.asOf ? `1 ${edition}` : `0 ${inverted(edition)}`;
  const order = [...stated].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return succeed(
    new Map(
      order.map(({ version, eci, eci_low = eci, eci_high = eci }) => [
        version,
        { below: Math.max(0, eci - eci_low), above: Math.max(0, eci_high - eci) },
      ]),
    ),
  );
}

/** A text that sorts in reverse order. */
const inverted = (date: string): string =>
  date.replace(/\d/g, (digit) => String(9 - Number(digit)));
