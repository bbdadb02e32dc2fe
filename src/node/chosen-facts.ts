import { mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { type FactStore, type Facts, openFacts } from "../data/facts.ts";
import { withOwnRows } from "../data/own-rows.ts";
import { openEmbeddedStore } from "./data-folder.ts";
import { chosenStore } from "./facts-choice.ts";
import { ownFolder, readOwnFolder } from "./own-folder.ts";
import { openStoreFacts } from "./store-facts.ts";

/**
 * The facts that an environment chooses: those of its store, or the embedded ones, and the tables of
 * one's own beside them.
 *
 * @returns the problem of a store that cannot be used; it is never passed over
 */
export const openChosenFacts = (
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<Facts> => mapOutcome(openChosenStore(environment), openFacts);

/** The same before they are opened. */
export function openChosenStore(
  environment: Readonly<Record<string, string | undefined>>,
): Outcome<FactStore> {
  const embedded = openEmbeddedStore();
  const folder = chosenStore(environment);
  const store = folder === undefined ? succeed(embedded) : openStoreFacts(folder, embedded);
  const own = ownFolder(environment);
  if (own === undefined || !store.ok) return store;
  const tables = readOwnFolder(own);
  return tables.ok ? withOwnRows(store.value, tables.value) : tables;
}
