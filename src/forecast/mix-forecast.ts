import type { ForecastBasis } from "./forecast-basis.ts";
import { type ByMember, byMember, type MemberName } from "./member.ts";
import { membersFor, weighedFor } from "./members.ts";
import {
  crpsOfQuantiles,
  GRID,
  mixtureQuantiles,
  quantileOnGrid,
  quantilesOf,
} from "./quantile-grid.ts";
import { BAND_LEVEL } from "./recipe.ts";

/** A mixture that is given and does not follow scores: weights by member. */
export type FixedMixture = Readonly<Partial<Record<MemberName, number>>>;

/** The same within what can come. */
const possibleQuantiles = (basis: ForecastBasis, name: MemberName): Float64Array =>
  possible(basis, memberQuantiles(basis, name));

/** Quantiles of the forecast of one member, or of the published rate. */
export function memberQuantiles(
  { members, kind, drops, standing, published }: ForecastBasis,
  name: MemberName | "published",
): Float64Array {
  if (name === "past-drops" && drops)
    return Float64Array.from(drops, (drop) => standing - drop).sort();
  const member = name === "published" ? published : members[name];
  if (!member) throw new Error(`a ${kind} has no member ${name}`);
  return quantilesOf(member.centre, member);
}

/**
 * The mixture of the members.
 *
 * @returns quantiles, not yet calibrated
 */
export function mixForecast(basis: ForecastBasis, weights: ByMember<number>): Float64Array {
  const names = weighedFor(basis.kind).filter((name) => (weights[name] ?? 0) > 0);
  return mixtureQuantiles(
    names.map((name) =>
      basis.kind === "record-down" ? possibleQuantiles(basis, name) : memberQuantiles(basis, name),
    ),
    names.map((name) => weights[name] ?? 0),
  );
}

/** No record falls behind the one that stands, and nothing below its floor. */
function possible({ kind, standing, floor }: ForecastBasis, quantiles: Float64Array): Float64Array {
  const least = Math.max(
    floor ?? Number.NEGATIVE_INFINITY,
    kind === "record-up" ? standing : Number.NEGATIVE_INFINITY,
  );
  const most = kind === "record-down" ? standing : Number.POSITIVE_INFINITY;
  return quantiles.map((value) => Math.min(Math.max(value, least), most));
}

/** How far a band reaches to each side of its middle. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * A forecast stretched by the factor of its calibration, and to each side at least so far that the
 * band reaches as far as that of an earlier day and as the error of the value it starts from.
 *
 * @param least how far the band of the day before reaches
 */
export function stretchForecast(
  basis: ForecastBasis,
  quantiles: Float64Array,
  factor: number,
  least: Reach = { below: 0, above: 0 },
): Float64Array {
  const centre = middleOf(basis, quantiles);
  const bounded = basis.kind === "record-down" ? possible(basis, quantiles) : quantiles;
  const stretched = bounded.map((value) => centre + factor * (value - centre));
  const measured = BAND_DEVIATIONS * basis.standingError;
  const reach = reachOf(basis, stretched);
  const widen = {
    below: ratio(Math.max(least.below, measured), reach.below),
    above: ratio(Math.max(least.above, measured), reach.above),
  };
  const widened = possible(
    basis,
    stretched.map(
      (value) => centre + (value - centre) * (value < centre ? widen.below : widen.above),
    ),
  );
  return basis.kind === "record-down" ? atLeastDownTo(centre - least.below, widened) : widened;
}

/**
 * Of a falling record, the quantiles on which the end of its band rests, at least as low as an
 * earlier end: where one of the two that it lies between has come to a floor, stretching alone
 * falls short.
 */
function atLeastDownTo(end: number, quantiles: Float64Array): Float64Array {
  const last = Math.ceil((1 - BAND_LEVEL) * GRID - 0.5);
  return quantiles.map((value, i) => (i <= last ? Math.min(value, end) : value));
}

/** Half the width of a normal band of 80 %, in standard deviations. */
const BAND_DEVIATIONS = 1.2815515655446004;

const ratio = (wanted: number, has: number): number => (has > 0 && wanted > has ? wanted / has : 1);

/** A band reaches to both sides of its median, or down from a standing record. */
const middleOf = (
  { kind, standing }: Pick<ForecastBasis, "kind" | "standing">,
  quantiles: ArrayLike<number>,
): number => (kind === "record-down" ? standing : quantileOnGrid(quantiles, 0.5));

/** How far the band of a forecast reaches to each side of its middle. */
export function reachOf(
  basis: Pick<ForecastBasis, "kind" | "standing">,
  quantiles: ArrayLike<number>,
): Reach {
  const middle = middleOf(basis, quantiles);
  const { lower, upper } = bandOf(basis, quantiles);
  return { below: middle - lower, above: upper - middle };
}

/** A band and its middle, on the scale of its series. */
export interface Band {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** The band that is scored: the middle 80 %, or the lowest fifth left out below a standing record. */
export function bandOf(
  { kind, standing }: Pick<ForecastBasis, "kind" | "standing">,
  quantiles: ArrayLike<number>,
  level: number = BAND_LEVEL,
): Band {
  const median = quantileOnGrid(quantiles, 0.5);
  if (kind === "record-down")
    return { lower: quantileOnGrid(quantiles, 1 - level), median, upper: standing };
  const tail = (1 - level) / 2;
  const [lower, upper] = [quantileOnGrid(quantiles, tail), quantileOnGrid(quantiles, 1 - tail)];
  return { lower, median, upper };
}

/** Rounding must not turn a record that stood into a miss. */
const ROUNDING = 1e-9;

/** Whether an outcome lies in the band; its ends belong to it. */
export const holds = (band: Pick<Band, "lower" | "upper">, outcome: number): boolean =>
  outcome >= band.lower - ROUNDING && outcome <= band.upper + ROUNDING;

/** Score of every member on an outcome, uncalibrated. */
export const memberScores = (basis: ForecastBasis, outcome: number): ByMember<number> =>
  byMember(membersFor(basis.kind), (name) =>
    crpsOfQuantiles(possibleQuantiles(basis, name), outcome),
  );
