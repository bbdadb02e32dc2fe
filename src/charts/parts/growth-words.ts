import { formatDays, formatFactor, formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Fit } from "../../trends/parts/trend.ts";

/** The sentence for a fitted line: how fast, and the time of doubling or halving. */
export function findingOf(fit: Fit, name: string, unit: string, translate: Translate): string {
  const still = fit.scale === "log" ? 1 : 0;
  if (fit.lower <= still && fit.upper >= still) return translate("chart.finding.unclear", { name });
  if (fit.scale === "linear") {
    return translate("chart.finding.linear", { name, rate: signed(fit.growthPerYear), unit });
  }
  return translate(fit.growthPerYear >= 1 ? "chart.finding.grows" : "chart.finding.falls", {
    name,
    rate: factorText(fit.growthPerYear),
    time: unbroken(
      formatDays(doublingDays(fit), {
        day: translate("chart.time.days", { count: "" }).trim(),
        month: translate("chart.time.months", { count: "" }).trim(),
        year: translate("chart.time.years", { count: "" }).trim(),
      }),
    ),
  });
}

/** Count, rate and interval of a line, as short lines to stand in the plot. */
export function rateLines(fit: Fit, unit: string, translate: Translate): readonly string[] {
  return [
    translate("chart.rate.annual", { rate: rateText(fit, fit.growthPerYear, unit) }),
    intervalText(fit, translate),
    translate("chart.count", { n: fit.n }),
  ];
}

/** The interval of the rate with its level. Of a decline, the slower end comes first. */
export function intervalText(fit: Fit, translate: Translate): string {
  const falling = fit.scale === "log" && fit.growthPerYear < 1;
  const [first, last] = falling ? [fit.upper, fit.lower] : [fit.lower, fit.upper];
  const write = (value: number) =>
    fit.scale === "linear"
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

const rateText = (fit: Fit, value: number, unit: string): string =>
  fit.scale === "linear"
    ? `${signed(value)} ${unit}`
    : value < 1
      ? `÷ ${formatNumber(1 / value)}`
      : formatFactor(value);

const factorText = (growth: number): string => formatFactor(growth < 1 ? 1 / growth : growth);

const signed = (value: number): string =>
  value < 0 ? `−${formatNumber(-value)}` : `+${formatNumber(value)}`;

const doublingDays = (fit: Fit): number =>
  Math.abs(fit.doublingTimeDays ?? (365.25 * Math.LN2) / Math.log(fit.growthPerYear));

/** A number and its unit stay on one line. */
const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");
