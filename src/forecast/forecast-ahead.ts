import { isCalibrated, stretchFactor, uncalibrated } from "./calibration.ts";
import type { ForecastBasis } from "./forecast-basis.ts";
import { type ForecasterName, type ForForecasters, forForecasters } from "./forecaster.ts";
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

/** What the ensemble and its baselines say, or those of them that are asked. */
export interface MixedForecast<Name extends ForecasterName = ForecasterName> {
  readonly printed: ForForecasters<Name, PrintedForecast>;
  readonly weights: ByMember<number>;
  /** Whether enough outcomes had come for bands to be calibrated. */
  readonly calibrated: boolean;
}

/**
 * Forecasts by what has been learnt. Of one series and group, none has a narrower band than one of
 * an earlier target.
 *
 * @param asked in the order of series, group and months ahead
 * @param by whose forecasts are wanted
 */
export function forecastAhead<Asked extends AskedForecast, Name extends ForecasterName>(
  learnt: Learnt,
  asked: readonly Asked[],
  by: readonly Name[],
): readonly (Asked & MixedForecast<Name>)[] {
  let before: (Asked & MixedForecast<Name>) | undefined;
  return asked.map((each) => {
    const sameLine = before?.series === each.series && before.basis.group === each.basis.group;
    const made = { ...each, ...forecastOf(learnt, each, by, sameLine ? before : undefined) };
    before = made;
    return made;
  });
}

function forecastOf<Name extends ForecasterName>(
  { members, calibrations }: Learnt,
  { series, basis, mixture }: AskedForecast,
  by: readonly Name[],
  before: (AskedForecast & MixedForecast<Name>) | undefined,
): MixedForecast<Name> {
  const weights = mixture ?? memberWeights(members, series, basis.kind, basis.horizon);
  const printed = forForecasters(by, (name): PrintedForecast | undefined => {
    if (name === "published" && !basis.published) return undefined;
    const raw = name === "ensemble" ? mixForecast(basis, weights) : memberQuantiles(basis, name);
    const factor = stretchFactor(calibrations[name] ?? uncalibrated, series, basis.kind);
    const earlier = before?.printed[name as keyof typeof before.printed];
    const least = before && earlier && reachOf(before.basis, earlier.quantiles);
    return { quantiles: stretchForecast(basis, raw, factor, least), factor };
  });
  return {
    printed,
    weights,
    calibrated: isCalibrated(calibrations.ensemble),
  };
}
