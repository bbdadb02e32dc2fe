import { groupBy } from "../../base/group-by.ts";
import {
  allOf,
  attempt,
  fail,
  mapOutcome,
  must,
  type Outcome,
  succeed,
} from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { modelKeys } from "../../names/model-id.ts";
import { modelMaker } from "../../names/model-maker.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { selectScores } from "../../trends/parts/capability-editions.ts";
import type { PriceTrap } from "../../trends/parts/price-traps.ts";
import { type Blend, priceVersions } from "../../trends/parts/priced-versions.ts";
import type { RatedModel, RatedPrice } from "../price-at-bar.ts";
import { costedRuns } from "./cost-per-task.ts";

/** Name of the scale of the capability index. */
export const INDEX_SCALE = "eci";

/** Models on a scale, their prices, and how many of them have one. */
export interface RatedPrices {
  readonly models: readonly RatedModel[];
  readonly prices: readonly RatedPrice[];
  readonly coverage: {
    readonly versions: number;
    readonly pricedVersions: number;
    /** Models, each counted once with all its versions and efforts. */
    readonly groups: number;
    readonly pricedGroups: number;
  };
  /** Listed prices that were rejected, by reason. */
  readonly refused: ReadonlyMap<PriceTrap, number>;
}

/** A version to be rated, as prices are matched to it. */
interface Rated extends RatedModel {
  readonly open_weights: boolean | undefined;
}

/**
 * Prices of the models on a scale: the capability index, or a benchmark for which we have scores.
 *
 * @returns the prices, or a problem for an unknown scale that lists the known ones
 */
export function ratedPrices(
  facts: Facts,
  window: FactWindow,
  scale: string,
  blend: Blend,
): Outcome<RatedPrices> {
  return attempt(() => {
    const rated = must(
      scale.toLowerCase() === INDEX_SCALE
        ? ratedByIndex(facts, window)
        : ratedByBenchmark(facts, window, scale),
    );
    const { priced, refused } = must(priceVersions(facts, window, rated, blend));
    const groupsOf = (versions: readonly Rated[]) =>
      new Set(versions.map(({ group }) => group)).size;
    const withPrice = [...new Set(priced.map(({ version }) => version))];
    return {
      models: rated,
      prices: priced.map(({ version, ...rest }) => ({ model: version, ...rest })),
      coverage: {
        versions: rated.length,
        pricedVersions: withPrice.length,
        groups: groupsOf(rated),
        pricedGroups: groupsOf(withPrice),
      },
      refused,
    };
  });
}

function ratedByIndex(facts: Facts, window: FactWindow): Outcome<readonly Rated[]> {
  return mapOutcome(selectScores(facts, window), ({ versions }) =>
    versions.map((row) => ({
      version: row.version,
      label: row.label,
      date: row.date,
      score: row.eci,
      group: row.model,
      organization: leadOrganization(row.organizations),
      open: row.open_weights,
      open_weights: row.open_weights,
    })),
  );
}

/** Scores on one benchmark: those run by Epoch AI, or those of a board that states costs. */
function ratedByBenchmark(
  facts: Facts,
  window: FactWindow,
  scale: string,
): Outcome<readonly Rated[]> {
  const columns = { benchmark: "text", score: "number" } as const;
  const read = allOf({
    scores: facts.select("benchmark-scores", window, {
      ...columns,
      version: "text",
      organizations: "list?",
    }),
    runs: facts.select("benchmark-runs-cost", window, { ...columns, model: "text" }),
    costed: costedRuns(facts, window),
    open: facts.select("capability-scores", window, { version: "text", open_weights: "boolean?" }),
  });
  if (!read.ok) return read;
  const { scores, runs, costed, open } = read.value;
  const openness = new Map(open.map((row) => [row.version, row.open_weights]));
  const boards = new Set(runs.map(({ benchmark }) => benchmark));
  const rows = [
    ...scores,
    // A board appends settings to the name, `o3 (high)`, but also the month of a version, `(0528)`.
    ...[...runs, ...costed.filter((run) => !boards.has(run.benchmark))].map((run) => ({
      ...run,
      organizations: undefined,
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
    (benchmarks.get(name) ?? []).map(({ version, date, score, organizations }) => {
      const maker = modelMaker(version);
      return {
        version,
        label: version,
        date,
        score,
        group: modelKeys(version).dated,
        organization: leadOrganization(organizations) ?? maker?.organization,
        open: openness.get(version) ?? maker?.open,
        open_weights: openness.get(version),
      };
    }),
  );
}
