import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { expect, test } from "vitest";
import { parquetColumnOf, writeParquet } from "./parquet.ts";

const days = ["2024-12-31", null, "1969-07-20"];

const read = (bytes: Uint8Array) => parquetReadObjects({ file: bufferOf(bytes) });
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

test("what is written is read by another library, with its types and without what is unknown", async () => {
  const bytes = writeParquet(
    [
      { name: "date", type: "date", values: days },
      { name: "name", type: "text", values: ["GPT-4", "通义千问", null] },
      { name: "score", type: "number", values: [0.1, null, Number.NEGATIVE_INFINITY] },
      { name: "draws", type: "whole", values: [1, 2, null] },
      { name: "open", type: "yes-no", values: [null, true, false] },
    ],
    { asOf: "2026-11-23" },
  );
  expect(await read(bytes)).toEqual([
    { date: new Date("2024-12-31"), name: "GPT-4", score: 0.1, draws: 1n, open: null },
    { date: null, name: "通义千问", score: null, draws: 2n, open: true },
    {
      ...{ date: new Date("1969-07-20"), name: null, score: Number.NEGATIVE_INFINITY },
      ...{ draws: null, open: false },
    },
  ]);
  const metadata = parquetMetadata(bufferOf(bytes));
  expect(metadata.key_value_metadata).toContainEqual({ key: "asOf", value: "2026-11-23" });
  expect(parquetSchema(metadata).children.map(({ element }) => element)).toMatchObject([
    { name: "date", type: "INT32", converted_type: "DATE" },
    { name: "name", type: "BYTE_ARRAY", converted_type: "UTF8" },
    { name: "score", type: "DOUBLE" },
    { name: "draws", type: "INT64" },
    { name: "open", type: "BOOLEAN" },
  ]);
});

test("the same table is the same bytes", () => {
  const column = { name: "date", type: "date", values: days } as const;
  expect(writeParquet([column])).toEqual(writeParquet([column]));
});

test.each([
  ["numbers", [1, null, 2.5], "number", [1, null, 2.5]],
  ["numbers of which some are infinite", [1, "Infinity"], "number", [1, Number.POSITIVE_INFINITY]],
  ["days", days, "date", days],
  ["yes and no", [true, false], "yes-no", [true, false]],
  ["numbers and words", [1, "many"], "text", ["1", "many"]],
  ["a word alone", ["Infinity"], "text", ["Infinity"]],
  ["months", ["2024-12"], "text", ["2024-12"]],
  ["nothing", [null, null], "text", [null, null]],
] as const)("a column of %s", (_, values, type, written) => {
  expect(parquetColumnOf("x", values)).toEqual({ name: "x", type, values: written });
});
