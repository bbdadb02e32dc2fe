import { exp } from "../stats/elementary/exp.ts";
import { ln } from "../stats/elementary/ln.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import {
  type BaselineName,
  type ByForecaster,
  baselineNames,
  byForecaster,
  type ForecasterName,
} from "./forecaster.ts";
import { holds } from "./mix-forecast.ts";
import type { Came, PastForecast } from "./past-forecast.ts";
import { BAND_LEVEL } from "./recipe.ts";
import { horizons } from "./series.ts";

/** A past forecast of a calibrated ensemble whose outcome is known. */
export type ScoredForecast = PastForecast & { readonly came: Came };

/** Those that are scored: what came is known, and bands were calibrated by then. */
export const scoredOf = (past: readonly PastForecast[]): readonly ScoredForecast[] =>
  past.filter((each): each is ScoredForecast => each.came !== undefined && each.calibrated);

/** A share with the interval of what it was drawn from. */
export interface Coverage {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** A value for each baseline; absent where too few outcomes are known. */
export type ByBaseline<Value> = Readonly<Partial<Record<BaselineName, Value>>>;

/** How forecasts have fared, of one series or of several. */
export interface Score {
  readonly outcomes: number;
  /** Outcomes of which neighbouring origins and groups share one: windows that do not overlap. */
  readonly windows: number;
  /** Share of outcomes inside the 80 % band as printed, each by its weight, with a 90 % interval. */
  readonly coverage: Coverage;
  /** 1 − CRPS of the ensemble ÷ CRPS of the baseline; negative where the baseline was better. */
  readonly skill: ByBaseline<number>;
  /** Mean interval score of the 80 % band, on the scale of the series; of one series only. */
  readonly intervalScore?: ByForecaster<number>;
}

/** Level of the interval of a coverage. */
export const COVERAGE_LEVEL = 0.9;

/** With fewer windows that do not overlap, a coverage says too little. */
export const FEWEST_WINDOWS = 20;

/** Fewest outcomes at a horizon for its scores to be compared. */
const FEWEST_OUTCOMES = 3;

/** How the forecasts of one series have fared. */
export const scoreOf = (scored: readonly ScoredForecast[]): Score => ({
  ...heldOf(scored),
  skill: toSkill(logRatios(scored)),
  intervalScore: byForecaster((name) => meanOf(scored.map((each) => intervalScore(each, name)))),
});

/**
 * How the forecasts of several series have fared together. Families of near-copies have one voice
 * each, whatever the number of their outcomes: the skill is the geometric mean over them.
 */
export function pooledScore(
  scored: readonly ScoredForecast[],
  familyOf: (series: string) => string,
): Score {
  const series = [...new Set(scored.map((each) => each.series))];
  const ratios = series.map((name) => ({
    family: familyOf(name),
    ratios: logRatios(scored.filter((each) => each.series === name)),
  }));
  const pooled = byBaseline((name) => {
    const known = ratios.filter(({ ratios }) => ratios[name] !== undefined);
    const voices = known.map(
      ({ family }) => 1 / known.filter((each) => each.family === family).length,
    );
    const total = voices.reduce((all, voice) => all + voice, 0);
    return total === 0
      ? undefined
      : known.reduce((all, { ratios }, i) => all + (voices[i] ?? 0) * (ratios[name] ?? 0), 0) /
          total;
  });
  return { ...heldOf(scored), skill: toSkill(pooled) };
}

/** The baseline that has scored best against the ensemble, and the skill against it. */
export function bestBaseline({
  skill,
}: Pick<Score, "skill">): { readonly name: BaselineName; readonly skill: number } | undefined {
  const known = baselineNames.flatMap((name) =>
    skill[name] === undefined ? [] : [{ name, skill: skill[name] }],
  );
  return known.reduce<(typeof known)[number] | undefined>(
    (best, each) => (best && best.skill <= each.skill ? best : each),
    undefined,
  );
}

/**
 * How often outcomes fell into each tenth of the ensemble's forecasts, by weight, adding up to 1:
 * a tenth each where the forecasts are right.
 */
export function rankShares(scored: readonly ScoredForecast[]): readonly number[] {
  const shares = new Array<number>(TENTHS).fill(0);
  for (const { came, weight } of scored) {
    const tenth = Math.min(Math.floor(came.rank * TENTHS), TENTHS - 1);
    shares[tenth] = (shares[tenth] ?? 0) + weight;
  }
  const total = sum(scored, ({ weight }) => weight);
  return shares.map((share) => share / total);
}

const TENTHS = 10;

function heldOf(scored: readonly ScoredForecast[]) {
  const windows = sum(scored, ({ weight }) => weight);
  const held = sum(scored, ({ weight, bands, came }) =>
    holds(bands.ensemble, came.value) ? weight : 0,
  );
  const share = held / windows;
  return {
    outcomes: scored.length,
    windows,
    coverage: { share, ...wilsonInterval(share, windows, COVERAGE_LEVEL) },
  };
}

/**
 * Mean over horizons, each by its outcomes, of the logarithm of the ratio of mean scores, over the
 * outcomes that the baseline forecast too.
 */
const logRatios = (scored: readonly ScoredForecast[]): ByBaseline<number> =>
  byBaseline((name) => {
    const atHorizons = horizons
      .map((horizon) =>
        scored.flatMap((each) => {
          const score = each.horizon === horizon ? each.came.crps[name] : undefined;
          return score === undefined ? [] : [{ own: each.came.crps.ensemble, score }];
        }),
      )
      .filter((each) => each.length >= FEWEST_OUTCOMES);
    const count = sum(atHorizons, (each) => each.length);
    const ratio = (each: (typeof atHorizons)[number]) =>
      ln(sum(each, ({ own }) => own) / sum(each, ({ score }) => score));
    return count === 0 ? undefined : sum(atHorizons, (each) => each.length * ratio(each)) / count;
  });

const toSkill = (ratios: ByBaseline<number>): ByBaseline<number> =>
  byBaseline((name) => (ratios[name] === undefined ? undefined : 1 - exp(ratios[name])));

const byBaseline = (of: (name: BaselineName) => number | undefined): ByBaseline<number> =>
  Object.fromEntries(
    baselineNames.flatMap((name) => {
      const value = of(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/**
 * Width of the band, and 2 ÷ (1 − level) times what the outcome lies beyond it.
 *
 * @see T. Gneiting and A. E. Raftery, Journal of the American Statistical Association 102 (2007)
 */
function intervalScore({ bands, came }: ScoredForecast, name: ForecasterName): number | undefined {
  const band = bands[name];
  if (!band) return undefined;
  const { lower, upper } = band;
  const beyond = Math.max(lower - came.value, came.value - upper, 0);
  return upper - lower + (2 / (1 - BAND_LEVEL)) * beyond;
}

/** Mean of the values that there are; absent without any. */
function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : sum(known, (value) => value) / known.length;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
