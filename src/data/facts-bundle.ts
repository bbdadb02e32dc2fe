import {
  type DatasetTexts,
  type FactStore,
  type Facts,
  type FactsOrigin,
  openFacts,
  type Prepared,
} from "./facts.ts";
import { type PublicationStore, readPublication } from "./publication.ts";

/** All facts in one value of JSON. */
export interface FactsBundle {
  /** The texts of manifest and rows of every dataset, by id. */
  readonly datasets: Readonly<Record<string, DatasetTexts>>;
  /** The ledger of the forecasts that were registered. */
  readonly ledger?: string;
  /** The store that they come from; absent for those of the package. */
  readonly origin?: FactsOrigin;
  /** What was computed from them beforehand, by name. Without it, it is computed when needed. */
  readonly prepared?: Readonly<Record<string, Prepared>>;
}

/** The carried inputs of every published result in one value of JSON: texts by id and file. */
export type PublicationsBundle = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * All facts of a store as one value.
 *
 * @param names of what was computed beforehand and goes with them
 */
export const bundleOf = (store: FactStore, names: readonly string[] = []): FactsBundle => ({
  datasets: Object.fromEntries(
    store.ids.map((id) => [
      id,
      { manifest: store.readManifestText(id), rows: store.readRowsText(id) },
    ]),
  ),
  ...(store.readLedgerText ? { ledger: store.readLedgerText() } : {}),
  ...(store.origin ? { origin: store.origin } : {}),
  prepared: Object.fromEntries(
    names.flatMap((name) => {
      const prepared = store.readPrepared?.(name);
      return prepared ? [[name, prepared]] : [];
    }),
  ),
});

/** All publications of a store as one value; one that cannot be read is a bug and throws. */
export const publicationsBundleOf = (store: PublicationStore): PublicationsBundle =>
  Object.fromEntries(
    store.ids.map((id) => {
      const read = readPublication(store, id);
      if (!read.ok) throw new Error(`${read.error.code} ${JSON.stringify(read.error.facts)}`);
      const files = ["manifest.json", ...read.value.manifest.tables.map(({ file }) => file)];
      return [id, Object.fromEntries(files.map((file) => [file, store.readText(id, file)]))];
    }),
  );

/** Open the datasets of a bundle, and the publications of another where it is given. */
export const openBundle = (facts: FactsBundle, publications?: PublicationsBundle): Facts =>
  openFacts(storeOfBundle(facts, publications));

/** Open a bundle of tables that hold only some of their rows, which their digests do not cover. */
export const openExcerpt = (facts: FactsBundle, publications?: PublicationsBundle): Facts =>
  openFacts({ ...storeOfBundle(facts, publications), isExcerpt: true });

const storeOfBundle = (
  { datasets, ledger, origin, prepared }: FactsBundle,
  publications?: PublicationsBundle,
): FactStore => ({
  ids: Object.keys(datasets).sort(),
  readManifestText: (id) => datasets[id]?.manifest ?? "",
  readRowsText: (id) => datasets[id]?.rows ?? "",
  readPrepared: (name) => prepared?.[name],
  ...(ledger === undefined ? {} : { readLedgerText: () => ledger }),
  ...(origin ? { origin } : {}),
  ...(publications ? { publications: storeOf(publications) } : {}),
});

const storeOf = (bundle: PublicationsBundle): PublicationStore => ({
  ids: Object.keys(bundle).sort(),
  readText: (id, file) => bundle[id]?.[file] ?? "",
});
