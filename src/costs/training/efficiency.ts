import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";

/**
 * How much of the modelled step published runs achieve, fitted on all of them (`fitEfficiency`):
 * the plan search ignores stragglers, imperfect kernels and evaluation between steps.
 */
export interface Efficiency {
  /** ln of achieved over modelled MFU on a chip with the peak of an A100. */
  readonly level: number;
  /** Its change when the chip's peak is e times as high: faster chips are harder to keep busy. */
  readonly perLogPeak: number;
  /** What a whole run loses besides failures, in ln: evaluation, ramp-up, waiting. */
  readonly wholeRun: number;
  /** Standard deviation of ln achieved over predicted on held-out groups. */
  readonly deviation: number;
}

/** 16-bit dense peak of the A100, at which `level` holds. */
export const REFERENCE_PEAK = 312e12;

/** The fit on all published runs; a test checks it against `fitEfficiency`. */
export const fittedEfficiency: Efficiency = {
  level: -0.0851,
  perLogPeak: -0.2119,
  wholeRun: -0.1698,
  deviation: 0.1873,
};

/** Achieved over modelled MFU while steps run. */
export const achievedShare = ({ level, perLogPeak }: Efficiency, peak: number): number =>
  exp(level + perLogPeak * ln(peak / REFERENCE_PEAK));
