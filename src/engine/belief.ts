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
      readonly weights: readonly number[];
      readonly parts: readonly Belief[];
    };

/** A row of `marginals.ts` with its parameters. */
export interface NamedBelief {
  readonly kind: "marginal";
  readonly name: string;
  readonly parameters: readonly number[];
}
