import type { Operator } from "./operators.ts";

/** A number that describes a quantity of the model over all draws, so that formulas can use it. */
export interface Statistic {
  readonly arity: Operator["arity"];
  readonly takes: "number" | "truth";
  /** Whether it has the unit of the quantity. */
  readonly keepsUnit: boolean;
}

/** `mean_of(x)`, `deviation_of(x)`, `quantile_of(x, 0.9)`, `probability_of(x > 5)`. */
export const statistics: ReadonlyMap<string, Statistic> = new Map<string, Statistic>([
  ["mean_of", { arity: [1, 1], takes: "number", keepsUnit: true }],
  ["deviation_of", { arity: [1, 1], takes: "number", keepsUnit: true }],
  ["quantile_of", { arity: [2, 2], takes: "number", keepsUnit: true }],
  ["probability_of", { arity: [1, 1], takes: "truth", keepsUnit: false }],
]);
