import type { Formulas, NodeId } from "./operators.ts";

/** A distribution that a recurrence may draw from anew every month. */
export interface FreshDraw {
  /** How many arguments it may take. */
  readonly arity: readonly number[];
  readonly kind: "uniform" | "normal";
  /** How its unit follows from that of its arguments. */
  readonly unit: "keep" | "dimensionless";
  /** The value from the draw and the arguments. */
  readonly expand: (make: Formulas, draw: NodeId, args: readonly NodeId[]) => NodeId;
}

const scaled = (make: Formulas, draw: NodeId, args: readonly NodeId[]): NodeId => {
  const [mean, deviation] = args;
  if (mean === undefined || deviation === undefined) return draw;
  return make.apply("add", mean, make.apply("mul", deviation, draw));
};

/** The fresh draws by name. `normal()` is standard normal, `uniform()` is on (0, 1). */
export const freshDraws: ReadonlyMap<string, FreshDraw> = new Map<string, FreshDraw>([
  ["normal", { arity: [0, 2], kind: "normal", unit: "keep", expand: scaled }],
  [
    "uniform",
    {
      arity: [0, 2],
      kind: "uniform",
      unit: "keep",
      expand: (make, draw, args) => {
        const [low, high] = args;
        if (low === undefined || high === undefined) return draw;
        return scaled(make, draw, [low, make.apply("sub", high, low)]);
      },
    },
  ],
  [
    "lognormal",
    {
      arity: [2],
      kind: "normal",
      unit: "dimensionless",
      expand: (make, draw, args) => make.apply("exp", scaled(make, draw, args)),
    },
  ],
]);
