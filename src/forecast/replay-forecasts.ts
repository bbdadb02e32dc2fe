import { type AskedForecast, forecastAhead, type MixedForecast } from "./forecast-ahead.ts";
import { byForecaster, forecasterNames } from "./forecaster.ts";
import { inOrderOfOutcomes, type Learnt, learn, nothingLearnt } from "./learnt.ts";
import { byMember } from "./member.ts";
import { membersFor, weighedFor } from "./members.ts";
import { bandOf, memberScores } from "./mix-forecast.ts";
import type { Came, PastForecast } from "./past-forecast.ts";
import { crpsOfQuantiles, rankOnGrid } from "./quantile-grid.ts";

/** What is to be forecast from a past day, and what came as it was known when it came. */
export interface PastBasis extends AskedForecast {
  /** How much of an independent outcome it is: neighbouring origins and groups share one. */
  readonly weight: number;
  /** When what came was known, and its value on the scale of the origin; absent while open. */
  readonly came?: { readonly day: number; readonly value: number };
}

/**
 * Make every past forecast again in the order of time. Each knows the scores and misses of those
 * whose outcome had become known by its day, of all series, and of no others.
 *
 * @param past in any order
 * @returns in the order of origin, series, group and months ahead
 */
export function replayForecasts(past: readonly PastBasis[]): readonly PastForecast[] {
  const ordered = inOrder(past);
  const days = [...new Set(ordered.map(({ basis }) => basis.origin))];
  const made: PastForecast[] = [];
  let known: Learnt = nothingLearnt;
  let open: readonly PastForecast[] = [];
  for (const day of days) {
    const hasCome = ({ came }: PastForecast) => came !== undefined && came.day <= day;
    known = inOrderOfOutcomes(open.filter(hasCome)).reduce(learn, known);
    const asked = ordered.filter(({ basis }) => basis.origin === day);
    const today = forecastAhead(known, asked, forecasterNames).map(writeDown);
    made.push(...today);
    open = [...open.filter((each) => !hasCome(each)), ...today];
  }
  return made;
}

const inOrder = (past: readonly PastBasis[]): readonly PastBasis[] =>
  [...past].sort(
    (a, b) =>
      a.basis.origin - b.basis.origin ||
      compare(a.series, b.series) ||
      compare(a.basis.group, b.basis.group) ||
      a.basis.months - b.basis.months,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The forecast as data, rounded, so that what is learnt from it does not depend on its storing. */
function writeDown(forecast: PastBasis & MixedForecast): PastForecast {
  const { series, basis, weight, printed, weights, calibrated, came } = forecast;
  const { group, kind, horizon, origin, target, standing } = basis;
  return {
    ...{ series, group, kind, horizon, origin },
    target: Math.round(target),
    weight: rounded(weight),
    standing: rounded(standing),
    bands: byForecaster((name) => {
      const made = printed[name];
      if (!made) return undefined;
      const { lower, median, upper } = bandOf(basis, made.quantiles);
      return { lower: rounded(lower), median: rounded(median), upper: rounded(upper) };
    }),
    factor: rounded(printed.ensemble.factor),
    calibrated,
    weights: byMember(weighedFor(kind), (name) => rounded(weights[name] ?? 0)),
    ...(came ? { came: outcomeOf(forecast, came) } : {}),
  };
}

function outcomeOf(
  { basis, printed }: PastBasis & MixedForecast,
  { day, value }: { readonly day: number; readonly value: number },
): Came {
  const scores = memberScores(basis, value);
  return {
    day,
    value: rounded(value),
    crps: byForecaster((name) => {
      const made = printed[name];
      return made && rounded(crpsOfQuantiles(made.quantiles, value));
    }),
    members: byMember(membersFor(basis.kind), (name) => rounded(scores[name] ?? 0)),
    rank: rounded(rankOnGrid(printed.ensemble.quantiles, value)),
  };
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
