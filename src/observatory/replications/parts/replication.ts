import type { Outcome, Problem } from "../../../base/outcome.ts";
import type { Facts } from "../../../data/facts.ts";

/** A text in the two languages of the project. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What a replication may read. */
export interface ReplicationInputs {
  /** Inputs of published results, by path: from a given folder, or carried with the project. */
  readonly texts: ReadonlyMap<string, string>;
  /** The embedded datasets and publications. */
  readonly facts: Facts;
}

/** How far ours may be from the published value. */
export type Tolerance =
  | { readonly kind: "exact" }
  | { readonly kind: "absolute"; readonly value: number }
  /** As a share of the published value. */
  | { readonly kind: "relative"; readonly value: number }
  /** Anywhere in the published interval. */
  | { readonly kind: "interval"; readonly lower: number; readonly upper: number };

/** One published number. */
export interface PublishedClaim {
  /** Unique among the claims of its replication. */
  readonly id: string;
  readonly what: Bilingual;
  readonly published: number;
  readonly tolerance: Tolerance;
  /** Address at which it was published. */
  readonly source: string;
  /** Why ours differs, with evidence, where known. */
  readonly whyDifferent?: Bilingual;
}

/** Our values by the id of the claim; an absent one could not be computed. */
export type OurValues = ReadonlyMap<string, number>;

/** A published result: its claims, and the same numbers from pinned inputs by our own code. */
export interface Replication {
  /** Name of its file. */
  readonly id: string;
  readonly claims: readonly PublishedClaim[];
  /** Publication in `data/publications` with its inputs; absent where the datasets contain them. */
  readonly publication?: string;
  /** Compute the numbers; `missing-file` when the inputs are not there. */
  run(inputs: ReplicationInputs): Outcome<OurValues>;
}

/** The reason for a row's status. */
export type Reason =
  | { readonly kind: "explanation"; readonly text: Bilingual }
  /** The inputs are not carried: what of them, which files are asked for, and where they are. */
  | {
      readonly kind: "not-carried";
      readonly what: Bilingual;
      readonly files: readonly string[];
      readonly url: string;
    }
  | { readonly kind: "problem"; readonly problem: Problem };

/** One row of the comparison. */
export interface ReplicationRow {
  /** Replication and claim, such as `training-cost-2024-06/growth-amortised`. */
  readonly id: string;
  readonly what: Bilingual;
  readonly published: number;
  readonly ours: number | undefined;
  /** Ours minus published. */
  readonly difference: number | undefined;
  /** Largest difference of this sign that still counts as agreement, in the unit of the value. */
  readonly tolerance: number;
  readonly verdict: "agrees" | "differs" | "not run";
  readonly reason: Reason | undefined;
  readonly source: string;
}
