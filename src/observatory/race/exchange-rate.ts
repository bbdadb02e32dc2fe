import { groupBy } from "../../base/group-by.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { square } from "../../stats/elementary/square.ts";
import { fitLinearModel, type LinearModel } from "../../stats/fit-linear-model.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import type { ScoredVersion } from "../../trends/parts/capability-editions.ts";
import { yearOf } from "./race-history.ts";

/** Points of the index for ten times the training compute at a fixed date. */
export interface ExchangeRate {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Models, and labs among which they are clustered. */
  readonly n: number;
  readonly labs: number;
}

const LEVEL = 0.95;
const FEWEST_LABS = 5;

/**
 * What training compute buys: scores on the logarithm of FLOP and the date, over models whose
 * compute was known by the day, with an interval that allows models of one lab to be alike. It is a
 * cross-section of mostly open models; that it holds for what a closed lab adds is an assumption.
 *
 * @returns `undefined` while too few labs have models of known compute
 */
export function exchangeRate(
  versions: readonly ScoredVersion[],
  day: string,
): ExchangeRate | undefined {
  const known = versions.flatMap((version) => {
    const { date, training_flop: flop, training_flop_known_on: knownOn = date } = version;
    const lab = leadOrganization(version.organizations);
    return lab === undefined || flop === undefined || date > day || knownOn > day
      ? []
      : [{ lab, date, flop, eci: version.eci }];
  });
  // Versions of one run are one model, at its best.
  const runs = groupBy(known, ({ lab, date, flop }) => `${lab} ${date} ${flop}`);
  const models = [...runs.values()].map((group) =>
    group.reduce((top, each) => (each.eci > top.eci ? each : top)),
  );
  const rows = models.map(({ flop, date }) => [1, log10(flop), yearOf(date)]);
  const fit = fitLinearModel(
    rows,
    models.map(({ eci }) => eci),
  );
  const labs = [
    ...groupBy(
      models.map((model, at) => ({ ...model, at })),
      ({ lab }) => lab,
    ).values(),
  ];
  if (!fit || labs.length < FEWEST_LABS) return undefined;
  const residuals = models.map(
    ({ eci }, at) => eci - dot(rows[at] as readonly number[], fit.coefficients),
  );
  const groups = labs.map((group) => group.map(({ at }) => at));
  const error = clusteredError(fit, rows, residuals, groups);
  const reach = studentTMultiple(LEVEL, labs.length - 1) * error;
  const mean = fit.coefficients[1] as number;
  return {
    mean,
    lower: mean - reach,
    upper: mean + reach,
    level: LEVEL,
    n: models.length,
    labs: labs.length,
  };
}

/** Standard error of the slope on compute that allows correlation within clusters. */
function clusteredError(
  { inverseFactor }: LinearModel,
  rows: readonly (readonly number[])[],
  residuals: readonly number[],
  clusters: readonly (readonly number[])[],
): number {
  // Row 1 of (XᵀX)⁻¹ = R⁻¹ R⁻ᵀ.
  const slope = inverseFactor[1] as readonly number[];
  const influence = inverseFactor.map((row) => dot(row, slope));
  const meat = clusters.reduce((sum, cluster) => {
    const score = cluster.reduce(
      (total, at) =>
        total + dot(rows[at] as readonly number[], influence) * (residuals[at] as number),
      0,
    );
    return sum + square(score);
  }, 0);
  const [n, groups] = [rows.length, clusters.length];
  const few = (groups / (groups - 1)) * ((n - 1) / (n - slope.length));
  return Math.sqrt(few * meat);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
