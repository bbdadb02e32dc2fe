import type { Expression, Position } from "./expression.ts";
import type { Unit } from "./unit.ts";

/** A model as written: names and expressions, each with its place in the file. */
export interface Model {
  /** Units of the model's own, beside the base units. */
  readonly units?: readonly string[];
  readonly inputs: readonly Input[];
  /** The named expressions of `let`. */
  readonly definitions: readonly Definition[];
  readonly recurrence: Recurrence | undefined;
  readonly outputs: readonly Output[];
  readonly correlations: readonly Correlation[];
  /** The logarithm of the weight of each draw, by what was observed; see `observation.ts`. */
  readonly logWeight?: Expression | undefined;
}

/** An uncertain (or certain) quantity supplied from outside the model. */
export interface Input {
  readonly name: string;
  /** A number, `5 to 10` or a call of a distribution, see `engine/beliefs.ts`. */
  readonly belief: Expression;
  readonly unit: Unit | undefined;
  /** Where the belief comes from, in the author's words. */
  readonly source: string | undefined;
  readonly at: Position;
}

/** A named expression; a declared unit is checked against the expression. */
export interface Definition {
  readonly name: string;
  readonly expression: Expression;
  readonly unit: Unit | undefined;
  readonly at: Position;
}

/** What to report: a quantity at the end, or along the steps of the recurrence. */
export interface Output extends Definition {
  /** Every how many steps; as many as make at most 24 values where absent. */
  readonly series?: { readonly every: number | undefined };
}

/** State variables stepped month by month, optionally for several members in parallel. */
export interface Recurrence {
  /** How long a step is said to be; `month` where absent. */
  readonly step?: "month" | "year";
  /** How many steps there are. */
  readonly months: number;
  /** Names of the members; `undefined` when there are none. */
  readonly members: readonly string[] | undefined;
  readonly constants: readonly MemberConstant[];
  readonly states: readonly StateDefinition[];
}

/** One fixed value per member. */
export interface MemberConstant {
  readonly name: string;
  readonly values: readonly number[];
  readonly at: Position;
}

/**
 * A variable of the recurrence.
 *
 * `next`: starts at `start` (one expression, or one per member) and steps by its expression; its
 * bare name is the value at the start of the month, `name.next` the new one. `each`: recomputed
 * every month, for each member. `first`: the first month in which a condition holds, months + 1
 * when it never does.
 */
export interface StateDefinition {
  readonly name: string;
  readonly kind: "next" | "each" | "first";
  readonly start: readonly Expression[];
  readonly expression: Expression;
  readonly at: Position;
}

/** Correlation of two inputs after each is mapped to a normal scale (Gaussian copula). */
export interface Correlation {
  readonly left: string;
  readonly right: string;
  readonly value: number;
  readonly at: Position;
}
