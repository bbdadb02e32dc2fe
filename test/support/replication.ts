import { openFacts } from "../../src/data/facts.ts";
import { replicateOne } from "../../src/observatory/replicate-all.ts";
import type {
  Replication,
  ReplicationInputs,
  ReplicationRow,
} from "../../src/observatory/replications/parts/replication.ts";
import { embeddedStore } from "./facts.ts";
import { sharedTexts } from "./shared.ts";

/** Nothing given: the embedded facts and the carried tables. */
export const carried: ReplicationInputs = { texts: new Map(), facts: openFacts(embeddedStore) };

const { publications: _, ...datasets } = embeddedStore;

/** Nothing given and nothing carried: the datasets alone. */
export const bare: ReplicationInputs = { texts: new Map(), facts: openFacts(datasets) };

/** Upstream files of some folders below `../shared`, and the datasets. */
export const given = (...folders: readonly string[]): ReplicationInputs => ({
  ...bare,
  texts: sharedTexts(...folders),
});

/** The rows of a replication by their ids within it. */
export const oursOf = (
  replication: Replication,
  inputs: ReplicationInputs,
): ReadonlyMap<string, number | undefined> =>
  new Map(replicateOne(replication, inputs).map(({ id, ours }) => [id, ours]));

/** Ids of the claims that do not agree. */
export const disagreeing = (rows: readonly ReplicationRow[]): readonly string[] =>
  rows.filter(({ verdict }) => verdict !== "agrees").map(({ id }) => id);
