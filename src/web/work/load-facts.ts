import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { type FactStore, type Facts, openFacts } from "../../data/facts.ts";

/** Every dataset in one file: texts of manifest and rows by id, as gzipped JSON. */
export type FactsBundle = Readonly<
  Record<string, { readonly manifest: string; readonly rows: string }>
>;

/** Load the datasets that the site carries. */
export async function loadFacts(address: URL): Promise<Outcome<Facts>> {
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body) return noData(response.status);
    const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
    const bundle = (await new Response(plain).json()) as FactsBundle;
    return succeed(openFacts(storeOf(bundle)));
  } catch (fault) {
    return noData(String(fault));
  }
}

const noData = (value: string | number) => fail("web-no-data", { value });

/** A bundle as the query layer wants it. */
export const storeOf = (bundle: FactsBundle): FactStore => ({
  ids: Object.keys(bundle).sort(),
  readManifestText: (id) => bundle[id]?.manifest ?? "",
  readRowsText: (id) => bundle[id]?.rows ?? "",
});
