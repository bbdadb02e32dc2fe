import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import type { Publication } from "../data/publication.ts";
import { replications } from "./replications/index.ts";
import { compareClaim } from "./replications/parts/compare-claim.ts";
import type {
  OurValues,
  PublishedClaim,
  Reason,
  Replication,
  ReplicationInputs,
  ReplicationRow,
} from "./replications/parts/replication.ts";

/** Every comparison of a claim, and the totals by status. */
export interface ReplicationReport {
  readonly rows: readonly ReplicationRow[];
  readonly counts: {
    readonly agrees: number;
    readonly differs: number;
    readonly notRun: number;
  };
}

/** The replications with these ids, or all; `unknown-replication` for an id that does not exist. */
export function chooseReplications(only?: readonly string[]): Outcome<readonly Replication[]> {
  const unknown = only?.find((id) => !replications.some((replication) => replication.id === id));
  if (unknown !== undefined) {
    const known = replications.map(({ id }) => id).join(", ");
    return fail("unknown-replication", { value: unknown, known });
  }
  return succeed(replications.filter(({ id }) => only === undefined || only.includes(id)));
}

/**
 * Run a replication and compare each of its published numbers with ours.
 *
 * @param inputs given texts; where one that it needs is absent, the carried tables of its
 *   publication are used instead
 */
export function replicateOne(
  replication: Replication,
  inputs: ReplicationInputs,
): readonly ReplicationRow[] {
  const { id, claims, publication } = replication;
  const given = replication.run(inputs);
  if (publication === undefined || !isMissing(given)) return compare(id, claims, given);
  const carried = inputs.facts.publication(publication);
  if (!carried.ok) return compare(id, claims, carried);
  const values = replication.run({ ...inputs, texts: withCarried(inputs.texts, carried.value) });
  const why = isMissing(values) ? notCarried(carried.value, values.error.facts["file"]) : undefined;
  const rows = compare(id, claims, values);
  return why ? rows.map((row) => ({ ...row, reason: why })) : rows;
}

const compare = (
  id: string,
  claims: readonly PublishedClaim[],
  values: Outcome<OurValues>,
): readonly ReplicationRow[] => claims.map((claim) => compareClaim(id, claim, values));

const isMissing = (values: Outcome<OurValues>): values is { ok: false; error: Problem } =>
  !values.ok && values.error.code === "missing-file";

/** Given texts take precedence: a carried table is found only where nothing else is. */
const withCarried = (
  given: ReplicationInputs["texts"],
  { texts }: Publication,
): ReplicationInputs["texts"] =>
  new Map([...given, ...[...texts].filter(([path]) => !given.has(path))]);

/** Why a missing file is not among the carried tables, if they say so. */
function notCarried({ manifest }: Publication, file: unknown): Reason | undefined {
  const found = manifest.notCarried.find(({ files }) => files.some((one) => one === file));
  return found && { kind: "not-carried", ...found };
}

/** The rows of replications, with totals by status. */
export function reportRows(rows: readonly ReplicationRow[]): ReplicationReport {
  const count = (verdict: ReplicationRow["verdict"]) =>
    rows.filter((row) => row.verdict === verdict).length;
  return {
    rows,
    counts: { agrees: count("agrees"), differs: count("differs"), notRun: count("not run") },
  };
}
