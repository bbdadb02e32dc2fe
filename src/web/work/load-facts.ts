import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts } from "../../data/facts.ts";
import { type FactsBundle, openBundle, type PublicationsBundle } from "../../data/facts-bundle.ts";

/** The facts of the site, loaded once; its publications only when a question asks for them. */
export interface SiteFacts {
  /** The datasets alone. */
  readonly datasets: Promise<Outcome<Facts>>;
  /** The datasets and the carried inputs of published results. */
  withPublications(): Promise<Outcome<Facts>>;
}

/** Load the datasets that the site carries, from the folder at an address. */
export function loadFacts(folder: URL): SiteFacts {
  const bundle = loadBundle<FactsBundle>(new URL("facts.bin", folder));
  let whole: Promise<Outcome<Facts>> | undefined;
  async function openWhole(): Promise<Outcome<Facts>> {
    const publications = await loadBundle<PublicationsBundle>(new URL("publications.bin", folder));
    const facts = await bundle;
    if (!facts.ok) return facts;
    return publications.ok ? succeed(openBundle(facts.value, publications.value)) : publications;
  }
  return {
    datasets: bundle.then((read) => (read.ok ? succeed(openBundle(read.value)) : read)),
    withPublications() {
      whole ??= openWhole();
      return whole;
    },
  };
}

async function loadBundle<Bundle>(address: URL): Promise<Outcome<Bundle>> {
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body) return noData(response.status);
    const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
    return succeed((await new Response(plain).json()) as Bundle);
  } catch (fault) {
    return noData(String(fault));
  }
}

const noData = (value: string | number) => fail("web-no-data", { value });
