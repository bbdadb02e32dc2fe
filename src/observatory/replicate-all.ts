import { fail, type Outcome, succeed } from "../outcome.ts";
import { replications } from "./replications/index.ts";
import { compareClaim } from "./replications/parts/compare-claim.ts";
import type { ReplicationInputs, ReplicationRow } from "./replications/parts/replication.ts";

/** Every claim compared, and how many stand how. */
export interface ReplicationReport {
  readonly rows: readonly ReplicationRow[];
  readonly counts: {
    readonly agrees: number;
    readonly differs: number;
    readonly notRun: number;
  };
}

/**
 * Run the replications and compare every published number with ours.
 *
 * @param only ids of replications to run; all when left out
 * @returns rows in the order of the index, or `unknown-replication`
 */
export function replicateAll(
  inputs: ReplicationInputs,
  only?: readonly string[],
): Outcome<ReplicationReport> {
  const unknown = only?.find((id) => !replications.some((replication) => replication.id === id));
  if (unknown !== undefined) {
    const known = replications.map(({ id }) => id).join(", ");
    return fail("unknown-replication", { value: unknown, known });
  }
  const chosen = replications.filter(({ id }) => only === undefined || only.includes(id));
  const rows = chosen.flatMap((replication) => {
    const values = replication.run(inputs);
    return replication.claims.map((claim) => compareClaim(replication.id, claim, values));
  });
  const count = (verdict: ReplicationRow["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return succeed({
    rows,
    counts: { agrees: count("agrees"), differs: count("differs"), notRun: count("not run") },
  });
}
