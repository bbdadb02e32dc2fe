import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { endsInOrder, rateText } from "../../i18n/rate-text.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { PictureFit } from "./trend-picture.ts";

/** The sentence for a fitted line: its rate, and the time to double or halve. */
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
    times: formatNumber(fit.growthPerYear, 2),
    part: formatNumber(1 / fit.growthPerYear, 2),
    time: unbroken(timeText(doublingDays(fit), translate)),
  });
}

/** Count, rate and interval of a line, as short lines inside the plot. */
export function rateLines(fit: PictureFit, unit: string, translate: Translate): readonly string[] {
  return [
    translate("chart.rate.annual", { rate: rateWithUnit(fit, unit) }),
    intervalWords(fit, translate),
    translate("chart.count", { n: fit.n }),
  ];
}

/** The interval of the rate with its level. */
export function intervalWords(fit: PictureFit, translate: Translate): string {
  const [first, last] = endsInOrder(fit);
  const write = (rate: number | null) =>
    rate === null ? translate("chart.unbounded") : signedRate(rate, fit.scale);
  return translate("chart.rate.interval", {
    level: formatPercent(fit.level),
    lower: write(fit[first]),
    upper: write(fit[last]),
  });
}

const rateWithUnit = ({ scale, growthPerYear }: PictureFit, unit: string): string =>
  `${signedRate(growthPerYear, scale)}${scale === "linear" ? ` ${unit}` : ""}`;

/** Units per year with their sign; a factor shows its direction by itself. */
const signedRate = (rate: number, scale: PictureFit["scale"]): string =>
  scale === "linear" ? signed(rate) : rateText(rate, scale);

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

/** Keep a number and its unit on one line. */
export const unbroken = (text: string): string => text.replaceAll(" ", "\u00a0");
