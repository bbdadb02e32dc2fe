/** The recipes of docs/data-formats.md, run as a reader would where there is Python with pandas, or R. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import type { Operation } from "../src/operations/contract/operation.ts";
import { type Format, printRun } from "../src/operations/contract/print-run.ts";
import { runOperation } from "../src/operations/contract/run-operation.ts";
import { findOperation } from "../src/operations/index.ts";
import { contextOf } from "./support/facts.ts";

const page = readFileSync(join(packageRoot, "docs/data-formats.md"), "utf8");
const recipeIn = (language: string): readonly string[] =>
  (new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "").split("\n");

/** The interpreters that a machine may have; the one of its packages often is not the first. */
const pythons = ["python3", "/usr/bin/python3"];
const pythonWith = (module: string): string | undefined =>
  pythons.find((python) => spawnSync(python, ["-c", `import ${module}`]).status === 0);

async function write(folder: string, name: string, input: object, format: Format, file: string) {
  const operation = findOperation(name) as Operation;
  const run = await runOperation(operation, input, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  const printed = await printRun(operation, run.value, format, { width: 80, color: false });
  if (!printed.ok) throw new Error(printed.error.code);
  writeFileSync(join(folder, file), printed.value);
  return run.value.envelope;
}

/** What the commands above the recipes write, and the trend of which most of it is. */
async function written() {
  const folder = mkdtempSync(join(tmpdir(), "sextant-recipes-"));
  const trend = { id: "capability", fast: true };
  const envelope = await write(folder, "trend", trend, "csv:points", "points.csv");
  await write(folder, "trend", trend, "zip", "capability.zip");
  await write(folder, "law", {}, "ndjson", "law.ndjson");
  await write(folder, "series", { id: "api-prices" }, "parquet", "prices.parquet");
  return { folder, envelope };
}

test("the Python recipe reads what the commands above it write", async ({ skip }) => {
  const python = pythonWith("pandas");
  skip(python === undefined, "not run: no Python with pandas");
  const hasParquet = spawnSync(python as string, ["-c", "import pyarrow"]).status === 0;
  const lines = recipeIn("python").filter((line) => hasParquet || !line.includes("read_parquet"));
  const { folder, envelope } = await written();
  try {
    const told = [
      "print(json.dumps({",
      '  "points": len(points), "date": str(points["date"].dtype), "first": str(points["date"].iloc[0])[:10],',
      '  "value": float(points["value"].iloc[0]), "lines": len(lines), "asOf": about["asOf"],',
      '  "tables": {t["name"]: [t["rows"], len(tables[t["name"]])] for t in about["tables"]},',
      "}))",
    ];
    const script = [...lines, ...told].join("\n");
    const out = execFileSync(python as string, ["-c", script], { cwd: folder, encoding: "utf8" });
    const read = JSON.parse(out) as {
      lines: number;
      tables: Record<string, [number, number]>;
    };
    const { points } = envelope.result as { points: readonly { date: string; value: number }[] };
    expect(read).toMatchObject({
      ...{ points: points.length, first: points[0]?.date, value: points[0]?.value },
      ...{ date: expect.stringMatching(/^datetime64/), asOf: envelope.asOf },
    });
    expect(read.lines).toBeGreaterThan(0);
    for (const [stated, found] of Object.values(read.tables)) expect(found).toBe(stated);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Whether there is R, with a package. */
const hasR = (name: string): boolean =>
  spawnSync("Rscript", ["-e", `quit(status = !requireNamespace("${name}", quietly = TRUE))`])
    .status === 0;

test("the R recipe reads what the commands above it write", async ({ skip }) => {
  skip(!hasR("jsonlite"), "not run: no R with jsonlite");
  const hasParquet = hasR("arrow");
  const lines = recipeIn("r").filter((line) => hasParquet || !line.includes("read_parquet"));
  const { folder, envelope } = await written();
  try {
    const told = [
      'cat("\\ntold", jsonlite::toJSON(list(points = nrow(points), date = class(points$date),',
      "  first = format(points$date[1]), value = points$value[1], selected = sum(points$selected),",
      "  lines = nrow(lines), asOf = about$asOf, prediction = nrow(prediction),",
      '  stated = about$tables$rows[about$tables$name == "prediction"]), auto_unbox = TRUE, digits = NA))',
    ];
    writeFileSync(join(folder, "recipe.R"), [...lines, ...told].join("\n"));
    const out = execFileSync("Rscript", ["recipe.R"], { cwd: folder, encoding: "utf8" });
    const read = JSON.parse(/^told (.*)$/m.exec(out)?.[1] ?? "null");
    const { points } = envelope.result as {
      points: readonly { date: string; value: number; selected: boolean }[];
    };
    expect(read).toMatchObject({
      ...{ points: points.length, first: points[0]?.date, date: "Date", asOf: envelope.asOf },
      selected: points.filter(({ selected }) => selected).length,
      prediction: read.stated,
    });
    expect(read.value).toBeCloseTo(points[0]?.value ?? Number.NaN, 10);
    expect(read.lines).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
