import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type Chip, isTpu, type TrainingRun } from "./training-run.ts";

/** Share of peak FLOP/s assumed where a run does not state its own: the median of those that do. */
export const DEFAULT_UTILIZATION = 0.375;

/**
 * Chip-hours of a run: as stated; else chips × hours; else compute ÷ (peak × utilisation).
 *
 * @returns hours, or `no-chip-hours` naming what is missing
 */
export function chipHoursOf(run: TrainingRun, chip: Chip): Outcome<number> {
  if (run.chipHours !== undefined) return succeed(run.chipHours);
  if (run.chipCount !== undefined && run.hours !== undefined) {
    return succeed(run.chipCount * run.hours);
  }
  const peak = peakForTraining(chip);
  if (run.trainingFlop === undefined) return fail("no-chip-hours", { missing: "training compute" });
  if (peak === undefined) return fail("no-chip-hours", { missing: `peak of ${chip.name}` });
  return succeed(run.trainingFlop / (peak * (run.utilization ?? DEFAULT_UTILIZATION)) / 3600);
}

/** The peak rate that training is assumed to use, FLOP/s; undefined when the table has none. */
export function peakForTraining(chip: Chip): number | undefined {
  if (chip.name === "Google TPU v1") return chip.int8;
  return (
    chip.tensorFp16 ?? chip.tensorFp32 ?? (isTpu(chip.name) ? chip.fp16 : undefined) ?? chip.fp32
  );
}
