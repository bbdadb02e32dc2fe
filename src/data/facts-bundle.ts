import { type FactStore, type Facts, openFacts } from "./facts.ts";

/** Every dataset in one value of JSON: the texts of manifest and rows, by id. */
export type FactsBundle = Readonly<
  Record<string, { readonly manifest: string; readonly rows: string }>
>;

/** All datasets of a store as one value. */
export const bundleOf = (store: FactStore): FactsBundle =>
  Object.fromEntries(
    store.ids.map((id) => [
      id,
      { manifest: store.readManifestText(id), rows: store.readRowsText(id) },
    ]),
  );

/** Open the datasets of a bundle. */
export const openBundle = (bundle: FactsBundle): Facts =>
  openFacts({
    ids: Object.keys(bundle).sort(),
    readManifestText: (id) => bundle[id]?.manifest ?? "",
    readRowsText: (id) => bundle[id]?.rows ?? "",
  });
