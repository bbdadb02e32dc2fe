import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openFacts } from "../../src/data/facts.ts";
import { compareClaim } from "../../src/observatory/replications/parts/compare-claim.ts";
import type {
  Replication,
  ReplicationInputs,
  ReplicationRow,
} from "../../src/observatory/replications/parts/replication.ts";
import { embeddedStore } from "./facts.ts";

const shared = join(import.meta.dirname, "../../../shared");

/** Whether the raw inputs of published results stand beside the repository. */
export const inputsPresent = existsSync(join(shared, "pinned"));

/** Raw inputs of some folders below `../shared`, by path; and the embedded facts. */
export const inputsOf = (...folders: readonly string[]): ReplicationInputs => ({
  texts: new Map(folders.flatMap((folder) => textsOf(folder))),
  facts: openFacts(embeddedStore),
});

function textsOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(join(shared, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      ({ name }) =>
        [`${folder}/${name}`, readFileSync(join(shared, folder, name), "utf8")] as const,
    );
}

/** The rows of one replication. */
export function rowsOf(
  replication: Replication,
  inputs: ReplicationInputs,
): readonly ReplicationRow[] {
  const values = replication.run(inputs);
  return replication.claims.map((claim) => compareClaim(replication.id, claim, values));
}

/** Ids of the claims that do not agree. */
export const disagreeing = (rows: readonly ReplicationRow[]): readonly string[] =>
  rows.filter(({ verdict }) => verdict !== "agrees").map(({ id }) => id);
