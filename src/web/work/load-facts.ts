import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import { type FactsBundle, openBundle } from "../../data/facts-bundle.ts";

/** Load the datasets that the site carries. */
export async function loadFacts(address: URL): Promise<Outcome<Facts>> {
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body) return noData(response.status);
    const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
    const bundle = (await new Response(plain).json()) as FactsBundle;
    return succeed(openBundle(bundle));
  } catch (fault) {
    return noData(String(fault));
  }
}

const noData = (value: string | number) => fail("web-no-data", { value });
