import { isCalibrated, stretchFactor } from "./calibration.ts";
import type { ForecastBasis } from "./forecast-basis.ts";
import { type ByForecaster, byForecaster } from "./forecaster.ts";
import type { Learnt } from "./learnt.ts";
import type { ByMember } from "./member.ts";
import { memberWeights } from "./member-weights.ts";
import {
  type FixedMixture,
  memberQuantiles,
  mixForecast,
  reachOf,
  stretchForecast,
} from "./mix-forecast.ts";

/** What is to be forecast: a series by its name, from what its members say. */
export interface AskedForecast {
  readonly series: string;
  readonly basis: ForecastBasis;
  readonly mixture?: FixedMixture;
}

/** A forecast as it is printed. */
export interface PrintedForecast {
  /** Quantiles at `gridLevels`, on the scale of the series. */
  readonly quantiles: Float64Array;
  /** By what it was stretched. */
  readonly factor: number;
}

/** What the ensemble and its baselines say. */
export interface MixedForecast {
  readonly printed: ByForecaster<PrintedForecast>;
  readonly weights: ByMember<number>;
  /** Whether enough outcomes had come for bands to be calibrated. */
  readonly calibrated: boolean;
}

/**
 * Forecasts by what has been learnt. Of one series and group, none has a narrower band than one of
 * an earlier target.
 *
 * @param asked in the order of series, group and months ahead
 */
export function forecastAhead<Asked extends AskedForecast>(
  learnt: Learnt,
  asked: readonly Asked[],
): readonly (Asked & MixedForecast)[] {
  let before: (Asked & MixedForecast) | undefined;
  return asked.map((each) => {
    const sameLine = before?.series === each.series && before.basis.group === each.basis.group;
    const made = { ...each, ...forecastOf(learnt, each, sameLine ? before : undefined) };
    before = made;
    return made;
  });
}

function forecastOf(
  { members, calibrations }: Learnt,
  { series, basis, mixture }: AskedForecast,
  before: (AskedForecast & MixedForecast) | undefined,
): MixedForecast {
  const weights = mixture ?? memberWeights(members, series, basis.kind, basis.horizon);
  const printed = byForecaster((name) => {
    const raw = name === "ensemble" ? mixForecast(basis, weights) : memberQuantiles(basis, name);
    const factor = stretchFactor(calibrations[name], series, basis.kind);
    const least = before && reachOf(before.basis, before.printed[name].quantiles);
    return { quantiles: stretchForecast(basis, raw, factor, least), factor };
  });
  return { printed, weights, calibrated: isCalibrated(calibrations.ensemble) };
}
