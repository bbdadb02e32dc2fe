import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { PlannerChip } from "./planner-chip.ts";

/** Datasheets of the same chip differ by rounding and by a few per cent in clock rate. */
const ROUNDING = 1.05;

/**
 * A chip with the reader's own dense 16-bit peak, such as that of a lower clock rate.
 *
 * @param peak FLOP/s; the chip as it is when absent
 * @returns the chip; or `sparse-peak` with field, rule and value when the peak is above the dense one of
 *   its maker, as one with sparsity is
 */
export function withPeak(chip: PlannerChip, peak: number | undefined): Outcome<PlannerChip> {
  if (peak === undefined) return succeed(chip);
  const dense = chip.peak.fp16;
  if (dense !== undefined && peak > dense * ROUNDING) {
    return fail("sparse-peak", {
      field: "peak",
      rule: dense.toExponential(3),
      value: peak.toExponential(3),
      chip: chip.id,
    });
  }
  return succeed({ ...chip, peak: { ...chip.peak, fp16: peak } });
}
