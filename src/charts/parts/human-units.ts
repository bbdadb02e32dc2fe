import { isoDay } from "../../base/calendar.ts";
import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";

/** How a chart writes values of one unit. */
export interface UnitFormat {
  /** A value with its unit where that is short, as in `$1.5M`, `4 h`, `12k`. */
  readonly value: (value: number) => string;
  /** Whether the unit counts time in minutes, whose axis steps are 1, 2, 5, 15, 30, 60 … */
  readonly time: boolean;
}

/** The format for a unit, chosen by its name: money, minutes, shares, FLOP, or plain numbers. */
export function unitFormat(unit: string, translate: Translate): UnitFormat {
  if (/^(minutes?|min)$/i.test(unit)) {
    return { value: (minutes) => formatDuration(minutes, translate), time: true };
  }
  if (/^(usd\b|\$)/i.test(unit))
    return { value: (usd) => usdText(usd, translate).replace(".00e", "e"), time: false };
  if (/^(fraction|share|probability)$/i.test(unit)) return { value: formatPercent, time: false };
  if (unit === "date") {
    return { value: (days) => isoDay(days) ?? formatNumber(days), time: false };
  }
  return { value: formatScaled, time: false };
}

/** A number with k, M or G where that is shorter; powers of ten from 1e12 and below 0.001. */
export function formatScaled(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e12 || size < 1e3) return formatNumber(value).replace(".00e", "e");
  const [divisor, letter] = size >= 1e9 ? [1e9, "G"] : size >= 1e6 ? [1e6, "M"] : [1e3, "k"];
  return `${formatNumber(value / divisor)}${letter}`;
}

const steps = [
  { unit: "chart.duration.day", minutes: 1440, from: 2880 },
  { unit: "chart.duration.hour", minutes: 60, from: 60 },
  { unit: "chart.duration.minute", minutes: 1, from: 1 },
] as const;

/** A length of time in minutes as seconds, minutes, hours or days. */
export function formatDuration(minutes: number, translate: Translate): string {
  const step = steps.find(({ from }) => Math.abs(minutes) >= from);
  return step
    ? translate(step.unit, { count: formatNumber(minutes / step.minutes) })
    : translate("chart.duration.second", { count: formatNumber(minutes * 60) });
}
