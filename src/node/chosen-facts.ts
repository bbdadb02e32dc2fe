import { mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import { type FactStore, type Facts, openFacts } from "../data/facts.ts";
import { type Republishable, republishable } from "../data/held-back.ts";
import { withOwnRows } from "../data/own-rows.ts";
import { openEmbeddedStore } from "./data-folder.ts";
import { chosenStore } from "./facts-choice.ts";
import { ownFolder, readOwnFolder } from "./own-folder.ts";
import { openStoreFacts } from "./store-facts.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The facts that an environment chooses: those of its store, or the embedded ones, and the tables of
 * one's own beside them.
 *
 * @returns the problem of a store that cannot be used; it is never passed over
 */
export const openChosenFacts = (environment: Environment): Outcome<Facts> =>
  mapOutcome(openChosenStore(environment), openFacts);

/** The same before they are opened. */
function openChosenStore(environment: Environment): Outcome<FactStore> {
  const store = openPublicStore(environment);
  return store.ok ? besideOwn(store.value, environment) : store;
}

/** The facts for others: without rows of whose source it is not known that they may be passed on. */
export function openRepublishableStore(environment: Environment): Outcome<Republishable> {
  const all = openPublicStore(environment);
  if (!all.ok) return all;
  const kept = republishable(all.value, openEmbeddedStore());
  if (!kept.ok) return kept;
  const { store, left } = kept.value;
  return mapOutcome(besideOwn(store, environment), (joined) => ({ store: joined, left }));
}

function openPublicStore(environment: Environment): Outcome<FactStore> {
  const embedded = openEmbeddedStore();
  const folder = chosenStore(environment);
  return folder === undefined ? succeed(embedded) : openStoreFacts(folder, embedded);
}

/** A store with the tables of one's own that an environment names, if any. */
function besideOwn(store: FactStore, environment: Environment): Outcome<FactStore> {
  const own = ownFolder(environment);
  if (own === undefined) return succeed(store);
  const tables = readOwnFolder(own);
  return tables.ok ? withOwnRows(store, tables.value) : tables;
}
