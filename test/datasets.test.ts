import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonColumns } from "../src/data/manifest.ts";
import type { FactRow } from "../src/data/table.ts";
import { readDataset } from "./read-dataset.ts";

const root = join(import.meta.dirname, "..");
const data = join(root, "data");
const ids = readdirSync(data)
  .filter((id) => id !== "publications" && id !== "ledger")
  .sort();
const notice = readFileSync(join(root, "NOTICE"), "utf8");

/** What foresees may be known before the day that it describes, and nothing else. */
const foresees = (row: FactRow): boolean =>
  row["kind"] === "projection" ||
  row["projection"] === true ||
  row["planned"] === true ||
  // A list may show a price before the day on which it takes effect.
  row["first_seen"] === row.known_on;

describe.each(ids)("data/%s", (id) => {
  const dataset = readDataset(join(data, id));
  const { manifest, rows } = dataset;
  const violating = (holds: (row: FactRow) => boolean) =>
    rows.filter((row) => !holds(row)).map((row) => row.id);

  test("has the rows whose digest and coverage the manifest states", () => {
    const days = rows.map((row) => row.date).sort();
    const known = rows.map((row) => row.known_on).sort();
    expect(dataset.intact).toBe(true);
    expect(manifest.coverage).toEqual({
      rows: rows.length,
      from: days[0],
      to: days.at(-1),
      knownFrom: known[0],
      knownTo: known.at(-1),
    });
    expect(rows.length).toBeGreaterThan(0);
  });

  test("names each row once on any day, in the order of dates", () => {
    const standing = rows.filter((row) => row.replaced_on === undefined);
    expect(new Set(standing.map((row) => row.id)).size).toBe(standing.length);
    expect(violating(({ known_on, replaced_on = "9999" }) => known_on < replaced_on)).toEqual([]);
    const days = rows.map((row) => row.date);
    expect(days).toEqual([...days].sort());
  });

  test("describes days between the first neural networks and 2040", () => {
    expect(violating(({ date }) => date >= "1950-01-01" && date <= "2040-12-31")).toEqual([]);
  });

  test("knows nothing before it was there, nor after the sources were read", () => {
    expect(violating((row) => row.known_on >= row.date || foresees(row))).toEqual([]);
    expect(
      violating((row) => row.known_on >= "1950-01-01" && row.known_on <= manifest.retrieved),
    ).toEqual([]);
  });

  test("says of each row how known_on was set, in words, and of no other rule", () => {
    const used = [...new Set(rows.map((row) => row.known_basis))].sort();
    expect(Object.keys(manifest.knownBasis).sort()).toEqual(used);
  });

  test("gives every row a web address", () => {
    const isAddress = (text: string) =>
      URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    expect(violating((row) => isAddress(row.source))).toEqual([]);
    expect(isAddress(manifest.url)).toBe(true);
  });

  test("holds figures and names, no sentences: no text is longer than 300 characters", () => {
    // A query that decides a claim and the configuration of a model are data, however long.
    const isData = (text: string) => /^\{\s*"/.test(text);
    const texts = ({ source, ...row }: FactRow) =>
      Object.values(row)
        .flat()
        .map(String)
        .filter((text) => !isData(text));
    const longest = (row: FactRow) => Math.max(...texts(row).map((text) => text.length));
    expect(violating((row) => longest(row) <= 300)).toEqual([]);
    expect(violating((row) => !/\s/.test(row.source))).toEqual([]);
  });

  test("gives every number a unit and every column a description", () => {
    const own = manifest.columns.slice(commonColumns.length);
    expect(own.length).toBeGreaterThan(0);
    const unitless = own.filter((column) => (column.kind === "number") !== "unit" in column);
    expect(unitless.map((column) => column.name)).toEqual([]);
  });

  test("speaks English and Chinese", () => {
    const texts = [
      manifest.title,
      ...Object.values(manifest.knownBasis),
      ...manifest.skipped.map(({ label }) => label),
    ];
    for (const { en, zh } of texts) {
      expect(en).toMatch(/^[\x20-\x7e–—’×≥≤−]+$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test("stands in NOTICE with its licence and attribution", () => {
    expect(notice).toContain(`data/${id}: ${manifest.licence}\n    ${manifest.attribution}\n`);
  });
});

test("NOTICE lists no dataset that is not there", () => {
  const listed = [...notice.matchAll(/^data\/([a-z0-9-]+):/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual(ids);
});

test("a share-alike table is kept apart: no other is under that licence", () => {
  const alike = ids.filter((id) => readDataset(join(data, id)).manifest.licence.includes("BY-SA"));
  expect(alike).toEqual(["chatbot-shares"]);
});

test("all tables together stay below 5 MB", () => {
  const bytes = ids
    .flatMap((id) => ["rows.csv", "manifest.json"].map((file) => join(data, id, file)))
    .reduce((sum, path) => sum + statSync(path).size, 0);
  expect(bytes).toBeLessThan(5_000_000);
});
