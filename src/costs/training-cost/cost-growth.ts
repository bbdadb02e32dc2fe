import { eachOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { fitLine } from "../../stats/fit-line.ts";
import type { Line } from "../../stats/line.ts";
import { slopeInterval } from "../../stats/line-intervals.ts";
import type { Edition } from "./edition.ts";
import { type MonthlyIndex, realCost } from "./real-cost.ts";
import type { CostBasis, ModelCosts } from "./training-costs.ts";

/** The cost of one model on one basis, in nominal money and in that of the edition. */
export interface CostPoint {
  readonly model: string;
  readonly date: string;
  /** Nominal USD. */
  readonly usd: number;
  /** USD of the edition's price month. */
  readonly realUsd: number;
}

/** Growth of cost over time, with a t interval. */
export interface CostGrowth {
  /** Factor per year. */
  readonly perYear: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Least squares of log10 real USD on {@link monthYear}. */
  readonly line: Line;
}

/**
 * The models that have a price on a basis.
 *
 * @returns points in the order of the costs, or `no-index` when a month is outside the index
 */
export function costPoints(
  costs: readonly ModelCosts[],
  basis: CostBasis,
  edition: Edition,
  index: MonthlyIndex,
): Outcome<readonly CostPoint[]> {
  const priced = costs.flatMap(({ run, [basis]: cost }) =>
    cost.ok ? [{ model: run.name, date: run.published, usd: cost.value.totalUsd }] : [],
  );
  return eachOf(priced, (point) =>
    mapOutcome(realCost(point.usd, point.date, edition.priceMonth, index), (realUsd) => ({
      ...point,
      realUsd,
    })),
  );
}

/** Growth of real cost; undefined when the points do not determine a line. */
export function costGrowth(points: readonly CostPoint[], level: number): CostGrowth | undefined {
  const line = fitLine(
    points.map(({ date }) => monthYear(date)),
    points.map(({ realUsd }) => log10(realUsd)),
  );
  if (line === undefined) return undefined;
  const slope = slopeInterval(line, level);
  return {
    perYear: pow(10, slope.value),
    lower: pow(10, slope.lower),
    upper: pow(10, slope.upper),
    level,
    line,
  };
}

/** Year + (month − 1)/12 + (day − 1)/365: the time axis of the published fits. */
export function monthYear(date: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return year + (month - 1) / 12 + (day - 1) / 365;
}
