import { expect, test } from "vitest";
import { needsShared, sharedText } from "../../../test/support/shared.ts";
import { hardware } from "./hardware.ts";

const file = hardware.inputs[0] as string;

const ingest = (text: string) => hardware.ingest(new Map([[file, text]]));

test("an edition of 2024, with other headers and a byte order mark, reads to the same columns", (context) => {
  needsShared(context);
  const text = sharedText("pinned/training-cost-2024-06/chips.csv");
  const draft = ingest(text);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  const a100 = draft.value.rows.find((row) => row["id"] === "NVIDIA-A100");
  expect(a100).toMatchObject({ fp16_tensor_flop_s: 312e12, memory_bytes: 40e9 });
});

test("a page of HTML in place of the table is refused by name", () => {
  expect(ingest("\n<html><body>Not found</body></html>")).toMatchObject({
    ok: false,
    error: { code: "html-not-csv", facts: { file } },
  });
});

test("a table without prices is refused with the column's name", () => {
  expect(
    ingest("Hardware name,Manufacturer,Type,Release date\nA,B,GPU,2024-01-01\n"),
  ).toMatchObject({
    ok: false,
    error: { code: "csv-column", facts: { file, column: "Release price (USD)" } },
  });
});
