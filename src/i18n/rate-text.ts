import { formatFactor, formatNumber } from "./format.ts";
import type { Translate } from "./translate.ts";

/** How a rate is counted: as a factor a year, or in units a year. */
export type RateScale = "log" | "linear";

/** The interval of a rate; an end without a bound is `null`. */
export interface RateInterval {
  readonly scale: RateScale;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** `2.5×` for growth, `÷4.6` for decline, a plain number on a linear scale; all per year. */
export function rateText(rate: number, scale: RateScale): string {
  if (scale === "linear") return formatNumber(rate);
  return rate >= 1 ? formatFactor(rate) : `÷${formatNumber(1 / rate)}`;
}

/** The ends by name in the order in which the rates read: of a decline, the slower one first. */
export const endsInOrder = ({ scale, upper }: RateInterval) =>
  scale === "log" && upper !== null && upper < 1
    ? (["upper", "lower"] as const)
    : (["lower", "upper"] as const);

/**
 * The interval of a rate, such as `[2.1×, 3.4×]`, or that it has no bound.
 *
 * @param write how an end is written, where not as a rate
 */
export function intervalText(
  interval: RateInterval,
  t: Translate,
  write = (rate: number): string => rateText(rate, interval.scale),
): string {
  const [first, last] = endsInOrder(interval);
  const [from, to] = [interval[first], interval[last]];
  return from === null || to === null ? t("law.unbounded") : `[${write(from)}, ${write(to)}]`;
}

/** A rate and its interval, as two cells of a table. */
export const rateCells = (
  fit: RateInterval & { readonly growthPerYear: number },
  t: Translate,
): readonly [string, string] => [rateText(fit.growthPerYear, fit.scale), intervalText(fit, t)];
