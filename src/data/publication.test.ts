import { describe, expect, test } from "vitest";
import { openFacts } from "./facts.ts";
import { digestOfText, type PublicationStore, readPublication } from "./publication.ts";

const runs = "Model Size,loss\n1e9,2.1\n";
const manifest = {
  id: "law",
  title: { en: "A law", zh: "一条定律" },
  publisher: "P",
  url: "https://example.org",
  licence: "CC BY 4.0",
  attribution: "P, a law",
  retrieved: "2026-01-01",
  tables: [
    {
      file: "runs.csv",
      standsFor: "law/raw.csv",
      url: "https://example.org/raw.csv",
      rows: 1,
      sha256: digestOfText(runs),
      columns: [{ name: "Model Size", unit: "1", description: "parameters" }],
      skipped: [],
    },
  ],
  notCarried: [],
};

const storeOf = (texts: Readonly<Record<string, string>>): PublicationStore => ({
  ids: ["law"],
  readText: (_id, file) => texts[file] ?? "",
});
const store = storeOf({ "manifest.json": JSON.stringify(manifest), "runs.csv": runs });
const noDatasets = { ids: [], readManifestText: () => "", readRowsText: () => "" };

describe("readPublication", () => {
  test("gives a table under the name of the upstream file in whose place it is read", () => {
    const read = readPublication(store, "law");
    expect(read.ok && [...read.value.texts]).toEqual([["law/raw.csv", runs]]);
  });

  test("a table that was edited by hand is refused by name", () => {
    const edited = storeOf({
      "manifest.json": JSON.stringify(manifest),
      "runs.csv": runs.replace("2.1", "2.0"),
    });
    expect(readPublication(edited, "law")).toMatchObject({
      error: { code: "table-changed", facts: { file: "data/publications/law/runs.csv" } },
    });
  });

  test("a manifest that says too little, or is another's, is refused with its field", () => {
    const { licence: _, ...without } = manifest;
    for (const [wrong, field] of [
      [without, "licence"],
      [{ ...manifest, id: "other" }, "id"],
    ] as const) {
      const texts = storeOf({ "manifest.json": JSON.stringify(wrong), "runs.csv": runs });
      expect(readPublication(texts, "law")).toMatchObject({
        error: { code: "bad-manifest", facts: { field } },
      });
    }
  });

  test("an unknown publication is refused with the known ones", () => {
    expect(readPublication(store, "gold")).toMatchObject({
      error: { code: "unknown-publication", facts: { value: "gold", known: "law" } },
    });
  });
});

describe("facts with publications", () => {
  test("record what was read and take it into the digest; a fresh view has read nothing", () => {
    const facts = openFacts({ ...noDatasets, publications: store });
    const before = facts.digest();
    expect(facts.publication("law").ok).toBe(true);
    expect(facts.publicationsUsed().map(({ manifest: { id } }) => id)).toEqual(["law"]);
    expect(facts.digest()).not.toBe(before);
    expect(facts.fresh().publicationsUsed()).toEqual([]);
    expect(facts.fresh().digest()).toBe(before);
  });

  test("a store without them says so", () => {
    expect(openFacts(noDatasets).publication("law")).toMatchObject({
      error: { code: "no-publications" },
    });
  });
});
