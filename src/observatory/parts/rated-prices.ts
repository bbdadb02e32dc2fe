import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { groupBy } from "../../data/group-by.ts";
import { selectScores } from "../../trends/parts/capability-editions.ts";
import type { PriceTrap } from "../../trends/parts/price-traps.ts";
import { type Blend, priceVersions } from "../../trends/parts/priced-versions.ts";
import type { RatedModel, RatedPrice } from "../price-at-bar.ts";

/** Name of the scale of the capability index. */
export const INDEX_SCALE = "eci";

/** Models on a scale, their prices, and how many of them have one. */
export interface RatedPrices {
  readonly models: readonly RatedModel[];
  readonly prices: readonly RatedPrice[];
  readonly coverage: {
    readonly versions: number;
    readonly pricedVersions: number;
    /** Models, each with all its versions and efforts. */
    readonly groups: number;
    readonly pricedGroups: number;
  };
  /** Listed prices that were refused, by reason. */
  readonly refused: ReadonlyMap<PriceTrap, number>;
}

/** A version to be rated; `group` is the model it belongs to. */
interface Rated extends RatedModel {
  readonly group: string;
  readonly open_weights: boolean | undefined;
}

/**
 * Prices of the models on a scale: the capability index, or a benchmark whose scores we hold.
 *
 * @returns a problem for an unknown scale, with the known ones
 */
export function ratedPrices(
  facts: Facts,
  window: FactWindow,
  scale: string,
  blend: Blend,
): Outcome<RatedPrices> {
  const rated =
    scale.toLowerCase() === INDEX_SCALE
      ? ratedByIndex(facts, window)
      : ratedByBenchmark(facts, window, scale);
  if (!rated.ok) return rated;
  const list = priceVersions(facts, window, rated.value, blend);
  if (!list.ok) return list;
  const { priced, refused } = list.value;
  const groupsOf = (versions: readonly Rated[]) => new Set(versions.map(({ group }) => group)).size;
  const withPrice = [...new Set(priced.map(({ version }) => version))];
  return succeed({
    models: rated.value,
    prices: priced.map(({ version, ...rest }) => ({ model: version, ...rest })),
    coverage: {
      versions: rated.value.length,
      pricedVersions: withPrice.length,
      groups: groupsOf(rated.value),
      pricedGroups: groupsOf(withPrice),
    },
    refused,
  });
}

function ratedByIndex(facts: Facts, window: FactWindow): Outcome<readonly Rated[]> {
  const scores = selectScores(facts, window);
  if (!scores.ok) return scores;
  return succeed(
    scores.value.versions.map((row) => ({
      version: row.version,
      label: row.label,
      date: row.date,
      score: row.eci,
      group: row.model,
      open_weights: row.open_weights,
    })),
  );
}

/** Scores of one benchmark: those run by Epoch AI, or those of a board that states costs. */
function ratedByBenchmark(
  facts: Facts,
  window: FactWindow,
  scale: string,
): Outcome<readonly Rated[]> {
  const scores = facts.select("benchmark-scores", window, {
    benchmark: "text",
    version: "text",
    score: "number",
  });
  if (!scores.ok) return scores;
  const runs = facts.select("benchmark-runs-cost", window, {
    benchmark: "text",
    model: "text",
    score: "number",
  });
  if (!runs.ok) return runs;
  const open = facts.select("capability-scores", window, {
    version: "text",
    open_weights: "boolean?",
  });
  if (!open.ok) return open;
  const openness = new Map(open.value.map((row) => [row.version, row.open_weights]));
  const rows = [
    ...scores.value,
    // A board writes settings behind the name, `o3 (high)`, but also the month of a version, `(0528)`.
    ...runs.value.map((run) => ({
      ...run,
      version: run.model.replace(/\s*\((?!\d{4}\))[^)]*\)\s*$/, ""),
    })),
  ];
  const benchmarks = groupBy(rows, ({ benchmark }) => benchmark);
  const name = [...benchmarks.keys()].find((id) => id.toLowerCase() === scale.toLowerCase());
  if (name === undefined) {
    const known = [INDEX_SCALE, ...benchmarks.keys()].join(", ");
    return fail("unknown-scale", { value: scale, known });
  }
  return succeed(
    (benchmarks.get(name) ?? []).map(({ version, date, score }) => ({
      version,
      label: version,
      date,
      score,
      group: version,
      open_weights: openness.get(version),
    })),
  );
}
