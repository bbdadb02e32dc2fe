import { dayNumber } from "../base/calendar.ts";
import { positionOn } from "../charts/parts/axis-ticks.ts";
import type { Specification } from "../charts/parts/chart.ts";

/** Where the plot of a chart lies, in fractions of the whole picture. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Position of a dated value in fractions of the whole picture; outside of it when below 0 or above 1. */
  place(date: string, value: number): { readonly x: number; readonly y: number };
}

interface Scale {
  readonly type: string;
  readonly domain: readonly unknown[];
}

interface Framed {
  readonly width: number;
  readonly height: number;
  readonly padding: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  readonly layer: readonly {
    readonly encoding?: Readonly<Record<string, { readonly scale?: Scale }>>;
  }[];
}

/**
 * Read the plot of a chart of ours with dates on its horizontal axis, to lay points over it.
 *
 * @returns undefined for a chart without such axes
 */
export function plotAreaOf(specification: Specification): PlotArea | undefined {
  const { width, height, padding, layer } = specification as unknown as Framed;
  const encoding = layer.find((each) => each.encoding?.["x"]?.scale && each.encoding["y"]?.scale);
  const dates = encoding?.encoding?.["x"]?.scale?.domain.map(dayOf);
  const values = encoding?.encoding?.["y"]?.scale;
  const [from, to] = dates ?? [];
  const [low, high] = (values?.domain ?? []) as readonly number[];
  if (from === undefined || to === undefined || low === undefined || high === undefined) {
    return undefined;
  }
  const whole = {
    width: width + padding.left + padding.right,
    height: height + padding.top + padding.bottom,
  };
  const area = {
    left: padding.left / whole.width,
    top: padding.top / whole.height,
    width: width / whole.width,
    height: height / whole.height,
  };
  return {
    ...area,
    place: (date, value) => ({
      x: area.left + (area.width * (dayNumber(date) - from)) / (to - from),
      y: area.top + area.height * (1 - positionOn(value, [low, high], values?.type === "log")),
    }),
  };
}

/** Style that lays an element exactly over the plot, so that a control shares its axis. */
export function plotPlace(specification: Specification) {
  const { width, height, padding } = specification as unknown as Framed;
  const whole = {
    width: width + padding.left + padding.right,
    height: height + padding.top + padding.bottom,
  };
  return {
    left: `${(100 * padding.left) / whole.width}%`,
    top: `${(100 * padding.top) / whole.height}%`,
    width: `${(100 * width) / whole.width}%`,
    height: `${(100 * height) / whole.height}%`,
  };
}

function dayOf(end: unknown): number {
  const { year, month, date } = end as Readonly<Record<"year" | "month" | "date", number>>;
  return Date.UTC(year, month - 1, date) / 86_400_000;
}
