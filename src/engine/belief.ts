/** What is believed about an input, ready to be drawn from. */
export type Belief =
  | { readonly kind: "constant"; readonly value: number }
  | NamedBelief
  | {
      readonly kind: "truncated";
      readonly part: NamedBelief;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: "discrete";
      readonly values: readonly number[];
      readonly weights: readonly number[];
    }
  | { readonly kind: "sample"; readonly values: readonly number[] }
  | {
      readonly kind: "mixture";
      /** One fewer than parts where the last part has the rest. */
      readonly weights: readonly Belief[];
      readonly parts: readonly Belief[];
    }
  /** Another input. */
  | { readonly kind: "input"; readonly name: string }
  /** An operator on beliefs, each with draws of its own. */
  | { readonly kind: "formula"; readonly operator: string; readonly parts: readonly Belief[] }
  /** A row of `marginals.ts` some of whose parameters depend on inputs. */
  | { readonly kind: "varying"; readonly name: string; readonly parameters: readonly Belief[] };

/** A row of `marginals.ts` with its parameters. */
export interface NamedBelief {
  readonly kind: "marginal";
  readonly name: string;
  readonly parameters: readonly number[];
}
