import { formatFactor, formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { PictureFit } from "./trend-picture.ts";

/** The sentence for a fitted line: how fast, and the time of doubling or halving. */
export function findingOf(
  fit: PictureFit,
  name: string,
  unit: string,
  translate: Translate,
): string {
  const still = fit.scale === "log" ? 1 : 0;
  if ((fit.lower ?? -Infinity) <= still && (fit.upper ?? Infinity) >= still)
    return translate("chart.finding.unclear", { name });
  if (fit.scale === "linear") {
    return translate("chart.finding.linear", { name, rate: signed(fit.growthPerYear), unit });
  }
  return translate(fit.growthPerYear >= 1 ? "chart.finding.grows" : "chart.finding.falls", {
    name,
    rate: factorText(fit.growthPerYear),
    time: unbroken(timeText(doublingDays(fit), translate)),
  });
}

/** Count, rate and interval of a line, as short lines to stand in the plot. */
export function rateLines(fit: PictureFit, unit: string, translate: Translate): readonly string[] {
  return [
    translate("chart.rate.annual", { rate: rateText(fit, fit.growthPerYear, unit) }),
    intervalText(fit, translate),
    translate("chart.count", { n: fit.n }),
  ];
}

/** The interval of the rate with its level. Of a decline, the slower end comes first. */
export function intervalText(fit: PictureFit, translate: Translate): string {
  const falling = fit.scale === "log" && fit.growthPerYear < 1;
  const [first, last] = falling ? [fit.upper, fit.lower] : [fit.lower, fit.upper];
  const write = (value: number | null) =>
    value === null
      ? translate("chart.unbounded")
      : fit.scale === "linear"
        ? signed(value)
        : falling
          ? formatFactor(1 / value)
          : formatFactor(value);
  return translate("chart.rate.interval", {
    level: formatPercent(fit.level),
    lower: write(first),
    upper: write(last),
  });
}

const rateText = (fit: PictureFit, value: number, unit: string): string =>
  fit.scale === "linear"
    ? `${signed(value)} ${unit}`
    : value < 1
      ? `÷ ${formatNumber(1 / value)}`
      : formatFactor(value);

/** A title needs two digits; the interval beside the line has three. */
const factorText = (growth: number): string =>
  `${formatNumber(growth < 1 ? 1 / growth : growth, 2)}×`;

function timeText(days: number, translate: Translate): string {
  const step = timeSteps.find(({ below }) => days < below) ?? timeSteps[2];
  return translate(step.key, { count: formatNumber(days / step.days, 2) });
}

const timeSteps = [
  { key: "chart.time.days", days: 1, below: 60 },
  { key: "chart.time.months", days: 30.4375, below: 730 },
  { key: "chart.time.years", days: 365.25, below: Number.POSITIVE_INFINITY },
] as const;

const signed = (value: number): string =>
  value < 0 ? `−${formatNumber(-value)}` : `+${formatNumber(value)}`;

const doublingDays = (fit: PictureFit): number =>
  Math.abs(fit.doublingTimeDays ?? (365.25 * Math.LN2) / Math.log(fit.growthPerYear));

/** A number and its unit stay on one line. */
export const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");
