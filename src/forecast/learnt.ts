import { type Calibration, calibrate, uncalibrated } from "./calibration.ts";
import { type ByForecaster, byForecaster } from "./forecaster.ts";
import { addScores, type MemberRecord } from "./member-weights.ts";
import { holds } from "./mix-forecast.ts";
import type { PastForecast } from "./past-forecast.ts";

/** What outcomes have taught: which members to weigh, and by how much to stretch bands. */
export interface Learnt {
  readonly members: MemberRecord;
  readonly calibrations: ByForecaster<Calibration>;
}

/** Before any outcome. */
export const nothingLearnt: Learnt = {
  members: [],
  calibrations: byForecaster(() => uncalibrated),
};

/** What past forecasts had taught by a day, from the outcomes known by then. */
export function learntBy(past: readonly PastForecast[], day: number): Learnt {
  const known = past.filter(({ came }) => came !== undefined && came.day <= day);
  return inOrderOfOutcomes(known).reduce(learn, nothingLearnt);
}

/** By the day on which the outcome was known; of one day, in the order given. */
export const inOrderOfOutcomes = (past: readonly PastForecast[]): readonly PastForecast[] =>
  [...past].sort((a, b) => (a.came?.day ?? 0) - (b.came?.day ?? 0));

/** Take in one outcome; a forecast that is still open teaches nothing. */
export function learn(
  known: Learnt,
  { series, kind, horizon, weight, bands, came }: PastForecast,
): Learnt {
  if (!came) return known;
  return {
    members: addScores(known.members, { series, kind, horizon, weight, crps: came.members }),
    calibrations: byForecaster((name) => {
      const [band, calibration] = [bands[name], known.calibrations[name]];
      if (!band || !calibration) return calibration;
      const missed = !holds(band, came.value);
      return calibrate(calibration, { series, kind, missed, weight });
    }),
  };
}
