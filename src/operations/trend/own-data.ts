import { fail, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { type DatedValue, readDatedValues } from "../../files/dated-values.ts";
import type { Observation, Trend } from "../../trends/parts/trend.ts";

/** The id of a trend over values that somebody brings. */
const OWN = "own-data";

/** A trend over values of one's own, and the points on it. */
export interface OwnTrend {
  readonly trend: Trend;
  readonly observations: readonly Observation[];
  /** How many values are later than the day. */
  readonly later: number;
}

/**
 * The values of a file up to a day as a trend: of the logarithm where all are above 0, else of the
 * values themselves.
 *
 * @returns the trend; or a problem of the file, or `nothing-known-then`
 */
export function readOwnTrend(text: string, asOf: string): Outcome<OwnTrend> {
  const read = readDatedValues({ text, file: "data" });
  if (!read.ok) return read;
  const known = read.value.filter(({ date }) => date <= asOf);
  if (known.length === 0) return fail("nothing-known-then", { asOf });
  const observations = known
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(observationOf);
  const trend: Trend = {
    id: OWN,
    unit: "1",
    scale: known.every(({ value }) => value > 0) ? "log" : "linear",
    pooled: false,
    horizonYears: 2,
    forecast: { kind: "scatter", everyMonths: 3, from: observations[0]?.date ?? asOf },
    observe: (_, window) => mapOutcome(readOwnTrend(text, window.asOf), (own) => own.observations),
  };
  return { ok: true, value: { trend, observations, later: read.value.length - known.length } };
}

function observationOf({ date, value, label }: DatedValue, index: number): Observation {
  const id = `${index + 1}`;
  return {
    ...{ id, label: label ?? date, date, value },
    selected: true,
    source: "data",
    receipt: { id: `${OWN}/${id}/value`, value, unit: "1", inputs: [] },
  };
}
