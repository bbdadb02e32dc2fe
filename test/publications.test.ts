import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readPublication } from "../src/data/publication.ts";
import { readCsv } from "../src/files/csv.ts";
import { openDataFolder } from "../src/node/data-folder.ts";
import { packageRoot } from "../src/node/package-root.ts";
import { replications } from "../src/observatory/replications/index.ts";
import { publications } from "../src/sources/publications/index.ts";
import { writePublication } from "../src/sources/write-publication.ts";
import { needsShared, sharedPath, sharedTexts } from "./support/shared.ts";

const data = join(packageRoot, "data");
const folder = join(data, "publications");
const ids = readdirSync(folder).sort();
const notice = readFileSync(join(packageRoot, "NOTICE"), "utf8");
const textOf = (id: string, file: string): string => readFileSync(join(folder, id, file), "utf8");

function read(id: string) {
  const store = openDataFolder(data).publications;
  const publication = store && readPublication(store, id);
  if (!publication?.ok) throw new Error(JSON.stringify(publication));
  return publication.value;
}

describe.each(ids)("data/publications/%s", (id) => {
  const { manifest } = read(id);
  const tables = manifest.tables.map((table) => {
    const csv = readCsv(textOf(id, table.file), table.file);
    if (!csv.ok) throw new Error(JSON.stringify(csv.error));
    return { ...table, ...csv.value };
  });

  test("has the tables that its manifest describes, and no other file", () => {
    const files = ["manifest.json", ...tables.map(({ file }) => file)];
    expect(readdirSync(join(folder, id)).sort()).toEqual(files.sort());
    for (const { columns, rows, header, records } of tables) {
      expect(header).toEqual(columns.map(({ name }) => name));
      expect(records).toHaveLength(rows);
    }
  });

  test("states its terms, says where each table comes from and what is not carried", () => {
    const webAddress = /^https:\/\/\S+$/;
    for (const { url } of [manifest, ...tables, ...manifest.notCarried]) {
      expect(url).toMatch(webAddress);
    }
    expect(manifest.notCarried.length).toBeGreaterThan(0);
    expect(notice).toContain(
      `data/publications/${id}: ${manifest.licence}\n    ${manifest.attribution}\n`,
    );
    const labels = tables.flatMap(({ skipped }) => skipped.map(({ label }) => label));
    for (const { en, zh } of [
      manifest.title,
      ...manifest.notCarried.map((n) => n.what),
      ...labels,
    ]) {
      expect(en).toMatch(/^[\x20-\x7e]+$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test("holds figures and names, no sentences and no addresses", () => {
    const cells = tables.flatMap(({ records }) => records.flat());
    // A cell may be a list of names; a few models are named by the title of their paper.
    const parts = cells.flatMap((cell) => cell.split(","));
    expect(parts.filter((part) => part.length > 120)).toEqual([]);
    expect(cells.filter((cell) => /https?:|[.!?] [A-Z]\w+ \w+ \w+ \w+/.test(cell))).toEqual([]);
  });

  test("holds nothing from Artificial Analysis", () => {
    const all = tables.flatMap(({ header, records }) => [header, ...records].flat());
    expect(all.filter((cell) => /artificial ?analysis/i.test(cell))).toEqual([]);
    // What is not carried stands behind no table.
    const withheld = new Set(manifest.notCarried.flatMap(({ files }) => files));
    expect(tables.filter(({ standsFor }) => withheld.has(standsFor))).toEqual([]);
    expect(id === "inference-price" ? tables : []).toEqual([]);
  });
});

test("every publication has an adapter, and every replication that needs one has it", () => {
  expect(publications.map(({ publication }) => publication)).toEqual(ids);
  const needed = replications.flatMap(({ publication }) => publication ?? []);
  expect([...new Set(needed)].sort()).toEqual(ids);
  const listed = [...notice.matchAll(/^data\/publications\/([a-z0-9-]+):/gm)].map(([, id]) => id);
  expect(listed.sort()).toEqual(ids);
});

test("all of them together stay below half a megabyte", () => {
  const bytes = ids
    .flatMap((id) => readdirSync(join(folder, id)).map((file) => join(folder, id, file)))
    .reduce((sum, path) => sum + statSync(path).size, 0);
  expect(bytes).toBeLessThan(500_000);
});

describe("beside the publishers' files", () => {
  beforeEach(needsShared);

  test.each(publications)("$publication is carried over again byte for byte", (adapter) => {
    const draft = adapter.carry(sharedTexts("pinned", ...later));
    const files = draft.ok ? writePublication(draft.value) : draft;
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    for (const [file, text] of files.value) expect(textOf(adapter.publication, file)).toBe(text);
  });

  test("no file of data/ is one of them", () => {
    const digestsOf = (root: string) =>
      new Map(
        readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => [sha256(join(parentPath, name)), join(parentPath, name)]),
      );
    const raw = digestsOf(sharedPath("pinned"));
    for (const [digest, path] of digestsOf(sharedPath("upstream"))) raw.set(digest, path);
    expect(raw.size).toBeGreaterThan(100);
    const copies = [...digestsOf(data)].filter(([digest]) => raw.has(digest));
    expect(copies.map(([, path]) => path)).toEqual([]);
  });

  test("no model has the price and the scores that Artificial Analysis gives it", () => {
    const theirs = readCsv(
      readFileSync(sharedPath("pinned/inference-price/aa_data_with_math5.csv"), "utf8"),
      "aa_data_with_math5.csv",
    );
    if (!theirs.ok) throw new Error(JSON.stringify(theirs.error));
    const lines = theirs.value.records.map(([model, date, usd]) => `${model},${date},${usd}`);
    const carried = ids.flatMap((id) =>
      read(id).manifest.tables.map(({ file }) => textOf(id, file)),
    );
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => carried.some((text) => text.includes(line)))).toEqual([]);
  });
});

/** Folders of the publisher's later tables of training cost. */
const later = ["epoch-models", "epoch-hardware", "epoch-training-cost"].map(
  (name) => `upstream/${name}`,
);

const sha256 = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex");
