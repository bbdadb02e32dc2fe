import { roundDigits } from "./round-digits.ts";

/** A percentage as a fraction, without the dust of binary division. */
export const fractionOfPercent = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : roundDigits(percent / 100, 12);
