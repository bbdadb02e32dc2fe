import { remember } from "../base/remember.ts";
import { studentTQuantile } from "./distributions/student-t.ts";

/**
 * How many standard errors a two-sided t interval reaches to each side.
 *
 * @param level coverage in (0, 1)
 * @param degreesOfFreedom of the residuals; without any the multiple is infinite
 */
export function studentTMultiple(level: number, degreesOfFreedom: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), got ${level}`);
  if (!(degreesOfFreedom > 0)) return Number.POSITIVE_INFINITY;
  return multipleOf({ level, degreesOfFreedom });
}

/** Every band of a fit asks for the same quantile, which is found by iteration. */
const multipleOf = remember(
  ({ level, degreesOfFreedom }: { readonly level: number; readonly degreesOfFreedom: number }) =>
    -studentTQuantile((1 - level) / 2, degreesOfFreedom),
  ({ level, degreesOfFreedom }) => `${level} ${degreesOfFreedom}`,
  1000,
);
