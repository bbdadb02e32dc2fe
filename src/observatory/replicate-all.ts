import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { replications } from "./replications/index.ts";
import { compareClaim } from "./replications/parts/compare-claim.ts";
import type {
  Replication,
  ReplicationInputs,
  ReplicationRow,
} from "./replications/parts/replication.ts";

/** Every claim compared, and how many stand how. */
export interface ReplicationReport {
  readonly rows: readonly ReplicationRow[];
  readonly counts: {
    readonly agrees: number;
    readonly differs: number;
    readonly notRun: number;
  };
}

/** The replications of these ids, or all; `unknown-replication` for an id that is none. */
export function chooseReplications(only?: readonly string[]): Outcome<readonly Replication[]> {
  const unknown = only?.find((id) => !replications.some((replication) => replication.id === id));
  if (unknown !== undefined) {
    const known = replications.map(({ id }) => id).join(", ");
    return fail("unknown-replication", { value: unknown, known });
  }
  return succeed(replications.filter(({ id }) => only === undefined || only.includes(id)));
}

/** Run a replication and compare each of its published numbers with ours. */
export function replicateOne(
  replication: Replication,
  inputs: ReplicationInputs,
): readonly ReplicationRow[] {
  const values = replication.run(inputs);
  return replication.claims.map((claim) => compareClaim(replication.id, claim, values));
}

/** The rows of replications, with how many stand how. */
export function reportRows(rows: readonly ReplicationRow[]): ReplicationReport {
  const count = (verdict: ReplicationRow["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return {
    rows,
    counts: { agrees: count("agrees"), differs: count("differs"), notRun: count("not run") },
  };
}
