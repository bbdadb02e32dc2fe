import { exp } from "../stats/elementary/exp.ts";
import { BAND_LEVEL, calibrationGroup } from "./recipe.ts";
import type { SeriesKind } from "./series.ts";

/**
 * By how much bands are stretched, learnt from the misses that have come. Plain data: it can be
 * written down and read again.
 */
export interface Calibration {
  /** Outcomes that have come. */
  readonly outcomes: number;
  /** Logarithm of the part of the stretch that series of a kind share. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Logarithm of a series' own part, and the weight of its outcomes. */
  readonly series: Readonly<Record<string, { readonly stretch: number; readonly weight: number }>>;
}

/** Nothing has come yet. */
export const uncalibrated: Calibration = { outcomes: 0, kinds: {}, series: {} };

/** Outcomes before which nothing is stretched, and nothing scored. */
const FEWEST_OUTCOMES = 5;

/** How far one miss moves the stretch of its series, and of its kind, in logarithms. */
const SERIES_STEP = 0.6;
const KIND_STEP = 0.05;

/** Until its own outcomes weigh this much, the bands of a series are never shrunk. */
const SHRINK_FROM = 8;

/** Whether enough has come for the factor to mean anything; before, it is 1. */
export const isCalibrated = ({ outcomes }: Calibration): boolean => outcomes >= FEWEST_OUTCOMES;

/** The factor by which the band of a forecast of a series is stretched. */
export function stretchFactor(calibration: Calibration, series: string, kind: SeriesKind): number {
  if (!isCalibrated(calibration)) return 1;
  const own = calibration.series[series];
  const shared = calibration.kinds[calibrationGroup(kind)] ?? 0;
  const factor = clamp(exp(shared + (own?.stretch ?? 0)), 0.3, 4);
  return (own?.weight ?? 0) < SHRINK_FROM ? Math.max(factor, 1) : factor;
}

/** Whether an outcome lay outside the band as it was printed. */
export interface CheckedBand {
  readonly series: string;
  readonly kind: SeriesKind;
  readonly missed: boolean;
  /** How much of an independent outcome this is, in (0, 1]. */
  readonly weight: number;
}

/**
 * Adaptive conformal calibration: every miss widens and every hit narrows, so that in the long run
 * bands hold as often as they say whatever the world does. Kinds of series share a part.
 *
 * @see I. Gibbs and E. Candès, NeurIPS 2021, arXiv 2106.00170
 */
export function calibrate(
  calibration: Calibration,
  { series, kind, missed, weight }: CheckedBand,
): Calibration {
  const surprise = (missed ? 1 : 0) - (1 - BAND_LEVEL);
  const own = calibration.series[series] ?? { stretch: 0, weight: 0 };
  const group = calibrationGroup(kind);
  return {
    outcomes: calibration.outcomes + 1,
    kinds: {
      ...calibration.kinds,
      [group]: (calibration.kinds[group] ?? 0) + KIND_STEP * weight * surprise,
    },
    series: {
      ...calibration.series,
      [series]: {
        stretch: clamp(own.stretch + SERIES_STEP * weight * surprise, -1.2, 1.5),
        weight: own.weight + weight,
      },
    },
  };
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
