import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adapters } from "../src/sources/index.ts";
import { writeTable } from "../src/sources/write-table.ts";

const data = join(import.meta.dirname, "../data");
const upstream = join(import.meta.dirname, "../../shared/upstream");
const present = existsSync(upstream);

describe.skipIf(!present)("taking a table over again (skipped without ../shared/upstream)", () => {
  test.each(adapters.map((adapter) => [adapter.dataset, adapter] as const))(
    "gives %s byte for byte",
    (id, adapter) => {
      const optional = (adapter.optionalInputs ?? []).filter((path) =>
        existsSync(join(upstream, path)),
      );
      const texts = new Map(
        [...adapter.inputs, ...optional].map(
          (path) => [path, readFileSync(join(upstream, path), "utf8")] as const,
        ),
      );
      const draft = adapter.ingest(texts);
      if (!draft.ok) throw new Error(JSON.stringify(draft.error));
      const written = writeTable(draft.value);
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      expect(written.value.rowsText).toBe(readFileSync(join(data, id, "rows.csv"), "utf8"));
      expect(written.value.manifestText).toBe(
        readFileSync(join(data, id, "manifest.json"), "utf8"),
      );
    },
  );
});

test("every adapter is listed once, in alphabetical order", () => {
  const listed = adapters.map(({ dataset }) => dataset);
  expect(listed).toEqual([...new Set(listed)].sort());
  expect(readdirSync(data)).toEqual(expect.arrayContaining(listed));
});
