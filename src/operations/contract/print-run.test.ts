import { strFromU8, unzipSync } from "fflate";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { succeed } from "../../base/outcome.ts";
import { findOperation, operations } from "../index.ts";
import type { Operation } from "./operation.ts";
import { parametersOf } from "./parameters.ts";
import { type Format, formatsOf, printRun, readFormat } from "./print-run.ts";
import { runOperation } from "./run-operation.ts";

const style = { width: 100, color: false };

async function linesOf(operation: Operation, input: unknown): Promise<unknown[] | string> {
  const run = await runOperation(operation, input, contextOf());
  if (!run.ok) return run.error.code;
  const printed = await printRun(operation, run.value, "ndjson", style);
  if (!printed.ok) return printed.error.code;
  return String(printed.value)
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe("NDJSON", () => {
  test("writes the same list of an operation on every date", async () => {
    const law = findOperation("law") as Operation;
    for (const asOf of ["2023-12-28", "2025-06-30"]) {
      const lines = await linesOf(law, { asOf });
      expect(lines).toHaveLength(4);
      for (const line of lines) expect(line).toHaveProperty("claimed");
    }
  });

  test("is refused by an operation that names no list, before it runs", () => {
    const market = findOperation("market") as Operation;
    expect(readFormat(market, "ndjson")).toMatchObject({ ok: false, error: { code: "no-rows" } });
    expect(readFormat(market, "csv")).toEqual({ ok: true, value: "csv" });
    expect(readFormat(market, "csv:summary")).toEqual({ ok: true, value: "csv:summary" });
    expect(readFormat(market, "json:summary")).toMatchObject({ ok: false });
    expect(formatsOf(market)).not.toContain("ndjson");
  });

  test("is refused for an answer that is without the list", async () => {
    expect(await linesOf(findOperation("trend") as Operation, {})).toBe("no-rows-here");
    expect(await linesOf(findOperation("series") as Operation, {})).toBe("no-rows-here");
  });
});

describe("CSV", () => {
  const written = async (name: string, input: unknown, format: Format) => {
    const operation = findOperation(name) as Operation;
    const run = await runOperation(operation, input, contextOf());
    if (!run.ok) throw new Error(run.error.code);
    return printRun(operation, run.value, format, style);
  };

  test("is one table with numbers in full: the points of a trend", async () => {
    const printed = await written("trend", { id: "capability" }, "csv");
    const { data } = Papa.parse<Record<string, string>>(printed.ok ? String(printed.value) : "", {
      header: true,
      skipEmptyLines: true,
    });
    const run = await runOperation(
      findOperation("trend") as Operation,
      { id: "capability" },
      contextOf(),
    );
    const { points } = (run.ok ? run.value.envelope.result : {}) as {
      points: readonly {
        value: number;
        lower?: number | null;
        upper?: number | null;
        date: string;
      }[];
    };
    expect(data).toHaveLength(points.length);
    points.forEach(({ value, lower, upper, date }, index) => {
      expect(data[index]).toMatchObject({ date, value: String(value) });
      if (typeof lower === "number") expect(Number(data[index]?.["value_lower"])).toBe(lower);
      if (typeof upper === "number") expect(Number(data[index]?.["value_upper"])).toBe(upper);
    });
  });

  test.each([
    ["trend", { id: "capability" }, "csv:prediction"],
    ["trend", { id: "capability" }, "csv:summary"],
    ["trend", {}, "csv"],
    ["market", {}, "csv:summary"],
    [
      "simulate",
      { model: "inputs:\n  x: ln(x2)\n  x2: normal(0, 1)\noutputs:\n  y: x\n", draws: 99 },
      "csv",
    ],
  ] as const)("of %s %o as %s has rows as long as its header", async (name, input, format) => {
    const printed = await written(name, input, format);
    const lengths = new Set(
      Papa.parse<string[]>(printed.ok ? String(printed.value).trimEnd() : "").data.map(
        (row) => row.length,
      ),
    );
    expect(printed.ok).toBe(true);
    expect(lengths.size).toBe(1);
  });

  test("is refused with what there is where no table is named or known", async () => {
    for (const [name, format] of [
      ["trend", "csv:nothing"],
      ["market", "csv"],
    ] as const) {
      const input = name === "trend" ? { id: "capability" } : {};
      expect(await written(name, input, format)).toMatchObject({
        ok: false,
        error: { code: "which-table", facts: { known: expect.stringContaining("summary") } },
      });
    }
  });
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s weighs more the more it draws, and never nothing",
  (_name, operation) => {
    const [example = {}] = operation.examples;
    const given = operation.input.parse(example) as object;
    const weight = operation.weight(given);
    expect(weight).toBeGreaterThan(0);
    for (const { name } of parametersOf(operation)) {
      if (name !== "draws" && name !== "bootstrap") continue;
      const more = operation.weight({ ...given, [name]: 1e6 });
      // Resampling runs that nobody has given is no work.
      if (operation.name === "horizon") expect(more).toBe(weight);
      else expect(more).toBeGreaterThan(weight);
    }
  },
);

const printedOf = async (name: string, input: unknown, format: Format) => {
  const operation = findOperation(name) as Operation;
  const run = await runOperation(operation, input, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  return { run: run.value, printed: await printRun(operation, run.value, format, style) };
};
const bytesOf = (printed: Awaited<ReturnType<typeof printedOf>>["printed"]) => {
  if (!printed.ok || typeof printed.value === "string") throw new Error("no bytes");
  return printed.value;
};

test("the rows of a dataset are a table by the names of its columns", async () => {
  const { run, printed } = await printedOf("series", { id: "electricity" }, "csv");
  const { data } = Papa.parse<Record<string, string>>(printed.ok ? String(printed.value) : "", {
    header: true,
    skipEmptyLines: true,
  });
  const { rows } = run.envelope.result as { rows: unknown[][] };
  expect(data).toHaveLength(rows.length);
  expect(data[0]?.["electricity_twh"]).toBe("58");
  const lines = await linesOf(findOperation("series") as Operation, { id: "electricity" });
  expect(lines[0]).toMatchObject({ scope: "US", electricity_twh: 58, share: null });
});

describe("Parquet", () => {
  test("is the table that CSV is, with the types of its columns", async () => {
    const { printed } = await printedOf("series", { id: "electricity" }, "parquet");
    const [first] = await parquetReadObjects({ file: bytesOf(printed).buffer });
    expect(first).toMatchObject({
      ...{ scope: "US", electricity_twh: 58, share: null },
      date: new Date("2014-12-31"),
    });
  });

  test("writes another list by its name, and says of which question it is", async () => {
    const { run, printed } = await printedOf("trend", { id: "capability" }, "parquet:prediction");
    const file = bytesOf(printed).buffer;
    const rows = await parquetReadObjects({ file });
    const { prediction } = run.envelope.result as { prediction: { value: number }[] };
    expect(rows.map(({ value }) => value)).toEqual(prediction.map(({ value }) => value));
    const facts = parquetMetadata(file).key_value_metadata;
    expect(facts).toContainEqual({ key: "dataDigest", value: run.envelope.dataDigest });
  });
});

describe("an archive", () => {
  test("has every table and what they are, the same bytes each time", async () => {
    const { run, printed } = await printedOf("trend", { id: "capability" }, "zip");
    const files = unzipSync(bytesOf(printed));
    const metadata = JSON.parse(strFromU8(files["metadata.json"] as Uint8Array));
    expect(metadata).toMatchObject({
      ...{ operation: "trend", asOf: run.envelope.asOf, dataDigest: run.envelope.dataDigest },
      sources: run.envelope.sources,
    });
    expect(metadata).not.toHaveProperty("result");
    const named = metadata.tables.map(({ file }: { file: string }) => file);
    expect(Object.keys(files).sort()).toEqual(["metadata.json", ...named].sort());
    for (const { file, rows, columns } of metadata.tables) {
      const text = strFromU8(files[file] as Uint8Array);
      const [header, ...records] = Papa.parse<string[]>(text.trimEnd()).data;
      expect(records).toHaveLength(rows);
      expect(header).toEqual(columns.map(({ name }: { name: string }) => name));
    }
    const points = metadata.tables.find(({ name }: { name: string }) => name === "points");
    expect(points.columns).toContainEqual({ name: "date", type: "date" });
    expect(points.columns).toContainEqual({ name: "value_lower", type: "number" });
    const again = await printedOf("trend", { id: "capability" }, "zip");
    expect(bytesOf(again.printed)).toEqual(bytesOf(printed));
  });

  test("has the summary even of an answer without lists", async () => {
    const { printed } = await printedOf("market", {}, "zip");
    expect(Object.keys(unzipSync(bytesOf(printed)))).toContain("summary.csv");
  });
});

describe("a picture", () => {
  test.each([
    ["law", {}, "svg"],
    ["trend", { id: "capability" }, "svg:capability"],
    ["trend", { id: "datacentre-electricity" }, "svg"],
    ["capability", { bootstrap: 0 }, "svg"],
    ["energy", {}, "svg"],
    ["lag", {}, "svg"],
    ["lag", {}, "svg:arrivals"],
    ["price", { atLeast: 140 }, "svg"],
    ["market", {}, "svg:compute"],
    ["market", {}, "svg:shares"],
    ["unlock", { draws: 20 }, "svg"],
    ["ledger", {}, "svg"],
    ["agent", { step: 0.9, steps: 10 }, "svg"],
    ["serving", { model: "llama-3.1-70b", hardware: "h100-sxm" }, "svg:frontier"],
    ["training", { model: "llama-3.1-405b", chips: 16384, hardware: "h100-sxm" }, "svg:rent"],
    ["simulate", { model: "inputs: { x: 1 to 2 }\noutputs: { x: x }\n", draws: 64 }, "svg:x"],
  ] as const)("of %s %o as %s is an image of vectors", async (name, input, format) => {
    const { printed } = await printedOf(name, input, format);
    expect(printed.ok && printed.value).toMatch(/^<svg[\s\S]*<\/svg>\n$/);
  });

  test.each([
    ["trend", {}, "svg", "no-picture"],
    ["series", {}, "svg", "no-picture"],
    ["law", {}, "svg:nothing", "which-picture"],
    ["law", {}, "png", "no-rasterizer"],
  ] as const)("of %s %o as %s is refused: %s", async (name, input, format, code) => {
    const { printed } = await printedOf(name, input, format);
    expect(printed).toMatchObject({ ok: false, error: { code } });
  });

  test("as points is what the host makes of the vectors", async () => {
    const operation = findOperation("law") as Operation;
    const { run } = await printedOf("law", {}, "svg");
    const asked: string[] = [];
    const rasterize = async (svg: string) => {
      asked.push(svg);
      return succeed(new Uint8Array([1, 2]));
    };
    const printed = await printRun(operation, run, "png", { ...style, rasterize });
    expect(printed).toEqual({ ok: true, value: new Uint8Array([1, 2]) });
    expect(asked[0]).toContain("<svg");
  });
});
