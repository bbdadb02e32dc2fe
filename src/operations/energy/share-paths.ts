import { dayNumber } from "../../base/calendar.ts";
import { pow } from "../../stats/elementary/pow.ts";
import type { EnergyResult } from "./result.ts";

/** A share of the world's energy at a day, with the slowest and the fastest scenario. */
export interface SharePoint {
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
}

type Reading = EnergyResult["crossings"][number]["reading"];
type End = "date" | "lower" | "upper";

/** Days between two points of a path. */
const STEP = 91.3125;

/**
 * The share of a reading through time: from the newest published share through the days on which
 * it crosses 3, 10 and 20 %, growing evenly between them.
 *
 * @returns a point each quarter until the median path or the given day ends; empty when no share is published
 */
export function sharePath(
  result: EnergyResult,
  reading: Reading,
  until: string,
): readonly SharePoint[] {
  const start = newestShare(result, reading);
  if (!start) return [];
  const knots = (end: End) => [
    start,
    ...result.crossings
      .filter((crossing) => crossing.reading === reading && crossing[end] !== null)
      .map((crossing) => ({ x: dayNumber(crossing[end] as string), y: crossing.share }))
      .filter(({ x }) => x > start.x),
  ];
  const [median, fast, slow] = [knots("date"), knots("lower"), knots("upper")];
  const last = Math.min(dayNumber(until), median.at(-1)?.x ?? start.x);
  // Nothing is said of shares beyond the last that is asked about.
  const most = Math.max(...result.crossings.map(({ share }) => share));
  const points: SharePoint[] = [];
  for (let x = start.x; x <= last; x += STEP) {
    const y = valueAt(median, x);
    points.push({
      x,
      y,
      lower: Math.min(y, valueAt(slow, x)),
      upper: Math.max(y, Math.min(most, valueAt(fast, x))),
    });
  }
  return points;
}

/** Published shares of the world's data centres, newest last. */
export const publishedShares = ({ observations }: EnergyResult) =>
  observations.filter(
    ({ scope, kind, boundary, share }) =>
      scope === "world" && kind === "estimate" && boundary === "data-centres" && share !== null,
  );

function newestShare(result: EnergyResult, reading: Reading) {
  const newest = publishedShares(result).at(-1);
  const y = reading === "electricity" ? newest?.share : newest?.shareOfAllEnergy;
  return newest && y ? { x: dayNumber(newest.date), y } : undefined;
}

/** The value of a path that grows evenly between its knots, and beyond them as between the last. */
function valueAt(knots: readonly { readonly x: number; readonly y: number }[], x: number): number {
  const after = Math.max(
    1,
    knots.findIndex((knot) => knot.x >= x),
  );
  const index = knots.at(-1) && (knots.at(-1)?.x ?? 0) < x ? knots.length - 1 : after;
  const [from, to] = [knots[index - 1] ?? knots[0], knots[index] ?? knots[0]];
  if (!from || !to || from.x === to.x) return knots[0]?.y ?? Number.NaN;
  return from.y * pow(to.y / from.y, (x - from.x) / (to.x - from.x));
}
