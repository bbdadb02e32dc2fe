import type { Observation, Trend } from "../../src/trends/parts/trend.ts";
import { factsOf } from "./facts.ts";

export const facts = factsOf();

/** Points of a trend on the embedded facts; fails the test when there are none to be had. */
export function observe(trend: Trend, asOf: string, hindsight = false): readonly Observation[] {
  const observed = trend.observe(facts, { asOf, hindsight }, {});
  if (!observed.ok) throw new Error(JSON.stringify(observed.error));
  return observed.value;
}

/** The points that the trend's rule puts on its line. */
export const selected = (points: readonly Observation[]): readonly Observation[] =>
  points.filter((point) => point.selected);
