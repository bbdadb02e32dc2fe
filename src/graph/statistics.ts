import type { Operator } from "./operators.ts";
import { date, days, dimensionless, sameUnit, type Unit } from "./unit.ts";

/** A number that describes a quantity of the model over all draws, so that formulas can use it. */
export interface Statistic {
  readonly arity: Operator["arity"];
  readonly takes: "number" | "truth";
  /** Its unit by that of the quantity. */
  readonly unit: (of: Unit) => Unit;
}

const same = (of: Unit): Unit => of;
const ofDistance = (of: Unit): Unit => (sameUnit(of, date) ? days : of);

/** `mean_of(x)`, `deviation_of(x)`, `quantile_of(x, 0.9)`, `probability_of(x > 5)`. */
export const statistics: ReadonlyMap<string, Statistic> = new Map<string, Statistic>([
  ["mean_of", { arity: [1, 1], takes: "number", unit: same }],
  ["deviation_of", { arity: [1, 1], takes: "number", unit: ofDistance }],
  ["quantile_of", { arity: [2, 2], takes: "number", unit: same }],
  ["probability_of", { arity: [1, 1], takes: "truth", unit: () => dimensionless }],
]);
