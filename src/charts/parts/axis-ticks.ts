import { dateOfDay, dayNumber } from "../../base/calendar.ts";

/** Ends of an axis, lower first. */
export type AxisDomain = readonly [number, number];

const MINUTE_STEPS = [
  1 / 60,
  5 / 60,
  15 / 60,
  1,
  4,
  15,
  60,
  240,
  960,
  2880,
  11520,
  43200,
  172800,
  525600,
];

/**
 * Ticks of a logarithmic axis: powers of ten; also 2 and 5 between them where the axis spans few
 * decades; every second, third … power where it spans many.
 */
export function logTicks([low, high]: AxisDomain, time = false): readonly number[] {
  if (time) return MINUTE_STEPS.filter((minutes) => minutes >= low && minutes <= high);
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const decades = Math.log10(high / low);
  const stride = Math.max(1, Math.ceil(decades / 8));
  const factors = decades < 1.2 ? [1, 1.5, 2, 3, 5, 7] : decades < 3 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let power = first; power <= last; power += 1) {
    if (power % stride !== 0) continue;
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`));
  }
  return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/**
 * About seven ticks of a linear axis at multiples of 1, 2, 2.5 or 5 times a power of ten; 2.5 is
 * used only where labels of three digits can write it.
 */
export function linearTicks([low, high]: AxisDomain, count = 7): readonly number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = Math.log10(Math.max(Math.abs(low), Math.abs(high)));
  const factors = Math.floor(size) <= Math.log10(power) + 1 + 1e-9 ? [1, 2, 2.5, 5] : [1, 2, 5];
  const step = power * (factors.find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A tick of a time axis: its ISO date and its label. */
export interface DateTick {
  readonly date: string;
  readonly label: string;
}

/**
 * Ticks at the start of years, or of quarters where the axis is short; at most one per 56 pixels.
 *
 * @param annual whether values are totals of whole years, dated by their last day: the tick of a year
 * then stands at its end, under the value of that year
 */
export function dateTicks(
  from: string,
  to: string,
  width: number,
  annual = false,
): readonly DateTick[] {
  const years = (dayNumber(to) - dayNumber(from)) / 365.25;
  const finest = years < 2.5 && !annual ? [3, 6] : [];
  const months =
    [...finest, 12, 24, 60, 120].find((step) => (years * 12) / step <= width / 56) ?? 240;
  const ticks: DateTick[] = [];
  const start = Number(from.slice(0, 4)) - (Number(from.slice(0, 4)) % Math.max(1, months / 12));
  for (let index = 0; ; index += 1) {
    const month = index * months;
    const year = start + Math.floor(month / 12);
    const date = annual
      ? `${year}-12-31`
      : `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (date > to) return ticks;
    if (date >= from) ticks.push({ date, label: months < 12 ? date.slice(0, 7) : String(year) });
  }
}

/** Ends of an axis around values, with a margin on both sides as a share of the span. */
export function padDomain(values: readonly number[], log: boolean, room = 0.06): AxisDomain {
  const ends = values.map((value) => (log ? Math.log10(value) : value)).filter(Number.isFinite);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const pad = (high - low || Math.abs(high) * 0.1 || 1) * room;
  return log ? [10 ** (low - pad), 10 ** (high + pad)] : [low - pad, high + pad];
}

/** First and last date of a chart, with a margin on both sides as a share of the span. */
export function padDates(dates: readonly string[], room = 0.03): readonly [string, string] {
  const days = dates.map(dayNumber);
  const low = Math.min(...days);
  const high = Math.max(...days);
  const pad = Math.max(10, (high - low) * room);
  return [dateOfDay(low - pad), dateOfDay(high + pad)];
}

/** Position of a value between the ends of an axis, from 0 to 1. */
export const positionOn = (value: number, [low, high]: AxisDomain, log: boolean): number =>
  log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);

/** Vega-Lite's date-time object: the same instant in every time zone. */
export const utcDay = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  date: Number(date.slice(8, 10)),
  utc: true,
});

/** A time axis with the ticks of {@link dateTicks}. */
export function dateAxis(dates: readonly [string, string], width: number, annual = false) {
  const ticks = dateTicks(dates[0], dates[1], width, annual);
  const quarterly = ticks.some(({ label }) => label.length > 4);
  return {
    values: ticks.map(({ date }) => utcDay(date)),
    format: quarterly ? "%Y-%m" : "%Y",
  };
}
