import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { readCsv } from "../../files/csv.ts";
import { downloadOf } from "./downloads.ts";

const window = { asOf: "2026-11-23", hindsight: false };

test.each(factsOf().ids.map((id) => [id]))("%s is the same rows in all three forms", async (id) => {
  const download = must(downloadOf(id, factsOf(), window));
  const csv = must(readCsv(String(download.files.get(download.csv)), download.csv));
  const json = JSON.parse(String(download.files.get(download.json)));
  const bytes = download.files.get(download.parquet) as Uint8Array<ArrayBuffer>;
  const { buffer: file } = bytes;
  const rows = await parquetReadObjects({ file });
  expect([csv.records.length, json.rows.length, rows.length]).toEqual(
    [1, 1, 1].map(() => download.rows),
  );
  const plain = (value: unknown): unknown =>
    value instanceof Date
      ? value.toISOString().slice(0, 10)
      : Array.isArray(value)
        ? value.join("; ")
        : (value ?? null);
  for (const [index, row] of rows.entries()) {
    const values = Object.values(json.rows[index]).map(plain);
    expect(Object.values(row).map(plain)).toEqual(values);
    expect(csv.records[index]).toEqual(values.map((value) => String(value ?? "")));
  }
  const said = parquetMetadata(file).key_value_metadata ?? [];
  expect(said).toContainEqual({ key: "licence", value: json.licence });
  expect(said).toContainEqual({ key: "asOf", value: window.asOf });
  expect(download.csv.includes("share-alike/")).toBe(/\bSA\b/.test(json.licence));
});
