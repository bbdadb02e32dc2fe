import { type FactStore, type Facts, openFacts } from "./facts.ts";
import { type PublicationStore, readPublication } from "./publication.ts";

/** Every dataset in one value of JSON: the texts of manifest and rows, by id. */
export type FactsBundle = Readonly<
  Record<string, { readonly manifest: string; readonly rows: string }>
>;

/** The carried inputs of every published result in one value of JSON: texts by id and file. */
export type PublicationsBundle = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All datasets of a store as one value. */
export const bundleOf = (store: FactStore): FactsBundle =>
  Object.fromEntries(
    store.ids.map((id) => [
      id,
      { manifest: store.readManifestText(id), rows: store.readRowsText(id) },
    ]),
  );

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
export const openBundle = (bundle: FactsBundle, publications?: PublicationsBundle): Facts =>
  openFacts({
    ids: Object.keys(bundle).sort(),
    readManifestText: (id) => bundle[id]?.manifest ?? "",
    readRowsText: (id) => bundle[id]?.rows ?? "",
    ...(publications ? { publications: storeOf(publications) } : {}),
  });

const storeOf = (bundle: PublicationsBundle): PublicationStore => ({
  ids: Object.keys(bundle).sort(),
  readText: (id, file) => bundle[id]?.[file] ?? "",
});
