import { fail, type Outcome } from "../../../base/outcome.ts";
import type { OurValues, PublishedClaim, ReplicationRow, Tolerance } from "./replication.ts";

/** Allowance for rounding of sums; far below every stated tolerance. */
const ROUNDING = 1e-12;

/** Compare a claim with what we computed. */
export function compareClaim(
  replication: string,
  claim: PublishedClaim,
  values: Outcome<OurValues>,
): ReplicationRow {
  const { what, published, source } = claim;
  const row = { id: `${replication}/${claim.id}`, what, published, source };
  const ours = values.ok ? values.value.get(claim.id) : undefined;
  if (ours === undefined) {
    const { error } = values.ok ? fail("no-value", { value: claim.id }) : values;
    return {
      ...row,
      ours: undefined,
      difference: undefined,
      tolerance: allowed(claim.tolerance, published, 0),
      verdict: "not run",
      reason: { kind: "problem", problem: error },
    };
  }
  const difference = ours - published;
  const tolerance = allowed(claim.tolerance, published, difference);
  const agrees = Math.abs(difference) <= tolerance + ROUNDING * Math.abs(published);
  return {
    ...row,
    ours,
    difference,
    tolerance,
    verdict: agrees ? "agrees" : "differs",
    reason:
      agrees || claim.whyDifferent === undefined
        ? undefined
        : { kind: "explanation", text: claim.whyDifferent },
  };
}

function allowed(tolerance: Tolerance, published: number, difference: number): number {
  switch (tolerance.kind) {
    case "exact":
      return 0;
    case "absolute":
      return tolerance.value;
    case "relative":
      return tolerance.value * Math.abs(published);
    case "interval":
      return difference < 0 ? published - tolerance.lower : tolerance.upper - published;
  }
}
