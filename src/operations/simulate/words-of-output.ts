import { isoDay } from "../../base/calendar.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Ranked, SimulateResult } from "./result.ts";

type Summary = SimulateResult["outputs"][string];

/** A value that may be infinite; of dates, its day. */
export const valueText = (value: Ranked, unit?: string): string =>
  typeof value === "number" ? numberText(value, unit) : value === "Infinity" ? "∞" : "−∞";

const numberText = (value: number, unit: string | undefined): string =>
  (unit === "date" ? isoDay(value) : undefined) ?? formatNumber(value);

export const meanText = (
  { mean, isMeanDetermined }: Pick<Summary, "mean" | "isMeanDetermined">,
  t: Translate,
  unit?: string,
): string =>
  mean === null || (typeof mean === "number" && !isMeanDetermined)
    ? t("simulate.not-determined")
    : valueText(mean, unit);

/** The probability, or the least and the most it can be where some draws are undefined. */
export const probabilityText = (probability: number, undefinedShare: number): string =>
  undefinedShare > 0
    ? `${formatPercent(probability)} … ${formatPercent(probability + undefinedShare)}`
    : formatPercent(probability);

/** What the figures of an output must not be read without. */
export function remarksOn(
  name: string,
  { undefinedShare, nonFinite, mean, isMeanDetermined, meanStandardError }: Summary,
  draws: number,
  t: Translate,
): readonly string[] {
  const { positiveInfinity, negativeInfinity } = nonFinite;
  const share = (count: number): string => formatPercent(count / draws);
  return [
    ...(undefinedShare > 0
      ? [t("simulate.undefined", { name, share: formatPercent(undefinedShare) })]
      : []),
    ...(positiveInfinity > 0
      ? [t("simulate.infinite", { name, share: share(positiveInfinity), value: "∞" })]
      : []),
    ...(negativeInfinity > 0
      ? [t("simulate.infinite", { name, share: share(negativeInfinity), value: "−∞" })]
      : []),
    ...(typeof mean === "number" && !isMeanDetermined
      ? [
          t("simulate.tail-decides", {
            name,
            draws,
            mean: formatNumber(mean),
            error: formatNumber(meanStandardError ?? Number.NaN),
          }),
        ]
      : []),
  ];
}
