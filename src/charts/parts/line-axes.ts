import { dateOfDay, dayNumber } from "../../base/calendar.ts";
import type { Translate } from "../../i18n/translate.ts";
import { sizes } from "../theme.ts";
import { type AxisDomain, dateTicks, linearTicks, logTicks, padDomain } from "./axis-ticks.ts";
import { unitFormat } from "./human-units.ts";
import type { LineAxis, LinesData } from "./lines-data.ts";
import { textWidth } from "./measure-text.ts";

/** How values of an axis are written. */
export const axisWriter =
  (axis: LineAxis, translate: Translate) =>
  (value: number): string => {
    if (axis.kind === "number") return unitFormat(axis.unit, translate).value(value);
    const date = dateOfDay(value);
    if (axis.annual && date.endsWith("-12-31")) return date.slice(0, 4);
    return date.endsWith("-01-01") ? date.slice(0, 4) : date.slice(0, 7);
  };

/** Ends of both axes, around everything that is drawn. */
export function lineDomains({ lines, marked = [], levels = [], x, y }: LinesData): {
  x: AxisDomain;
  y: AxisDomain;
} {
  const points = [...lines.flatMap((line) => line.points), ...marked];
  const xs = [...points.map((point) => point.x), ...(x.include ?? [])];
  const ys = points.flatMap((point) => [point.y, point.lower ?? point.y, point.upper ?? point.y]);
  const all = [...ys, ...levels.map((level) => level.y), ...(y.include ?? [])];
  const positive = (values: readonly number[], log: boolean) =>
    log ? values.filter((value) => value > 0) : values;
  const domain = padDomain(positive(all, y.scale === "log"), y.scale === "log", 0.07);
  const floor = y.scale === "linear" && Math.min(...all) === 0 ? 0 : domain[0];
  return {
    x: padDomain(positive(xs, x.scale === "log"), x.scale === "log", 0.03),
    y: [floor, domain[1]],
  };
}

/** Ticks of an axis of so many pixels. */
export function axisTicks(axis: LineAxis, domain: AxisDomain, width: number): readonly number[] {
  if (axis.kind === "date") {
    const [from, to] = [dateOfDay(Math.ceil(domain[0])), dateOfDay(domain[1])];
    return dateTicks(from, to, width, axis.annual).map(({ date }) => dayNumber(date));
  }
  if (axis.scale === "log") return logTicks(domain, axis.unit === "minutes");
  return linearTicks(domain, Math.max(3, Math.min(7, Math.floor(width / 60))));
}

/** Every second, third … tick, so that their labels do not overlap. */
export function thinned(
  ticks: readonly number[],
  width: number,
  write: (value: number) => string,
): readonly number[] {
  const wide = Math.max(1, ...ticks.map((tick) => textWidth(write(tick), sizes.label) + 14));
  const stride = Math.max(1, Math.ceil((ticks.length * wide) / width));
  return ticks.filter((_, index) => index % stride === 0);
}
