import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";

/**
 * What published runs achieve of the modelled step, fitted on all of them (`fitEfficiency`): the
 * plan search knows no stragglers, no kernels that fall short and no evaluation between steps.
 */
export interface Efficiency {
  /** ln of achieved over modelled MFU on a chip with the peak of an A100. */
  readonly level: number;
  /** Its change when the peak of the chip is e times as high: faster chips are harder to feed. */
  readonly perLogPeak: number;
  /** What a whole run loses beside failures, in ln: evaluation, ramp-up, waiting. */
  readonly wholeRun: number;
  /** Standard deviation of ln achieved over predicted on held-out groups. */
  readonly deviation: number;
}

/** 16-bit dense peak of the A100, at which `level` holds. */
export const REFERENCE_PEAK = 312e12;

/** The fit on all published runs; a test holds it to `fitEfficiency`. */
export const fittedEfficiency: Efficiency = {
  level: -0.0851,
  perLogPeak: -0.2119,
  wholeRun: -0.1698,
  deviation: 0.1873,
};

/** Achieved over modelled MFU while steps run. */
export const achievedShare = ({ level, perLogPeak }: Efficiency, peak: number): number =>
  exp(level + perLogPeak * ln(peak / REFERENCE_PEAK));
