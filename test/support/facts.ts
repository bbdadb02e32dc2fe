import { type FactStore, type Facts, openFacts } from "../../src/data/facts.ts";
import { openEmbeddedStore } from "../../src/node/data-folder.ts";
import type { Context } from "../../src/operations/contract/operation.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import { machineExecutor } from "./executors.ts";

/** The embedded datasets as a store of texts. */
export const embeddedStore: FactStore = openEmbeddedStore();

const embedded = openFacts(embeddedStore);

/** The facts of a store. The embedded ones are read once for all tests of a process. */
export const factsOf = (store: FactStore = embeddedStore): Facts =>
  store === embeddedStore ? embedded.fresh() : openFacts(store);

/** A store in which the rows of some or all datasets are other than embedded, which their digests do not cover. */
export const withRows = (
  store: FactStore,
  change: (id: string, rowsText: string) => string,
): FactStore => ({
  ...store,
  isExcerpt: true,
  readRowsText: (id) => change(id, store.readRowsText(id)),
});

/** A context for tests: a store, a fixed today, English. */
export const contextOf = (store: FactStore = embeddedStore): Context => ({
  facts: factsOf(store),
  today: "2026-11-23",
  language: "en",
  version: "0.0.0-test",
  loadOperation,
  executorFor: () => machineExecutor,
});
