import { exp } from "../../stats/elementary/exp.ts";
import { expm1 } from "../../stats/elementary/expm1.ts";

/** What interrupts a run. */
export interface FailureInputs {
  /** Unexpected interruptions per chip-hour. */
  readonly perChipHour: number;
  readonly chips: number;
  /** Seconds that a checkpoint keeps the chips from training. */
  readonly checkpointSeconds: number;
  /** Minutes from an interruption to the next useful step, excluding lost work. */
  readonly restartMinutes: number;
}

/** What is left after interruptions. */
export interface Goodput {
  /** Share of wall time spent on steps that counted. */
  readonly share: number;
  readonly hoursBetweenFailures: number;
  /** The interval between checkpoints that loses least, in minutes. */
  readonly checkpointMinutes: number;
}

/**
 * Goodput with the best checkpoint interval: Daly's complete model of run time (2006, equation 20)
 * at the interval of his higher-order estimate (equation 37), which for rare failures is Young's
 * (1974) √(2 × checkpoint × time between failures).
 *
 * The failure rate is proportional to the number of chips.
 */
export function goodput(inputs: FailureInputs): Goodput {
  const between = 1 / (inputs.perChipHour * inputs.chips);
  const checkpoint = inputs.checkpointSeconds / 3600;
  const interval = bestInterval(checkpoint, between);
  const restart = inputs.restartMinutes / 60;
  const wall =
    (between * exp(restart / between) * expm1((interval + checkpoint) / between)) / interval;
  return {
    share: 1 / wall,
    hoursBetweenFailures: between,
    checkpointMinutes: interval * 60,
  };
}

/** Daly's estimate; outside its range, the time between failures. */
export function bestInterval(checkpoint: number, between: number): number {
  if (checkpoint >= 2 * between) return between;
  const ratio = checkpoint / (2 * between);
  return Math.sqrt(2 * checkpoint * between) * (1 + Math.sqrt(ratio) / 3 + ratio / 9) - checkpoint;
}
