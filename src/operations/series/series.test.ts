import { expect, test } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import series from "./series.ts";

test("lists every dataset with its rows and what was left out, and why", async () => {
  const run = await runOperation(series, {}, contextOf());
  const result = run.ok ? run.value.envelope.result : undefined;
  const datasets = result && "datasets" in result ? result.datasets : [];
  expect(datasets.map(({ id }) => id)).toEqual(embeddedStore.ids);
  const prices = datasets.find(({ id }) => id === "api-prices");
  expect(prices?.skipped.find(({ reason }) => reason === "zero")?.count).toBeGreaterThan(0);
});

test("shows only the rows known on the date", async () => {
  const rowsOn = async (asOf: string) => {
    const run = await runOperation(series, { id: "api-prices", asOf }, contextOf());
    const result = run.ok ? run.value.envelope.result : undefined;
    return result && "rows" in result ? result.rows.length : Number.NaN;
  };
  // Ten curated prices (data guide, section 5.2) and seven of announcements.
  expect(await rowsOn("2023-12-28")).toBe(17);
  expect(await rowsOn("2026-11-23")).toBeGreaterThan(2000);
});

test("an early date is answered with the day from which there is something", async () => {
  const run = await runOperation(series, { id: "electricity", asOf: "2015-01-01" }, contextOf());
  const result = run.ok ? run.value.envelope.result : undefined;
  expect(result).toMatchObject({ rows: [] });
  expect(result && "answer" in result && result.answer).toContain("2021-12-31");
  const blocks = run.ok ? run.value.document : [];
  expect(blocks.some(({ kind }) => kind === "table")).toBe(false);
});

test("the list counts the rows known on a date that is asked for", async () => {
  const run = await runOperation(series, { asOf: "2023-12-28" }, contextOf());
  const result = run.ok ? run.value.envelope.result : undefined;
  const datasets = result && "datasets" in result ? result.datasets : [];
  expect(datasets.find(({ id }) => id === "api-prices")?.admitted).toBe(17);
  for (const { rows, admitted } of datasets) expect(admitted).toBeLessThanOrEqual(rows);
});

test("an unknown dataset is refused with the known ones", async () => {
  const run = await runOperation(series, { id: "gold" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("unknown-dataset");
});

test.each([
  ["a page of HTML in place of the rows", () => "<!DOCTYPE html><html></html>", "html-not-csv"],
  ["a missing column", (text: string) => text.replace(",known_on,", ",known,"), "csv-column"],
  ["an open quote", (text: string) => `${text}"open,2024-01-01`, "csv-quote"],
  ["a short record", (text: string) => `${text}x,2024-01-01\n`, "csv-length"],
  [
    "a row twice",
    (text: string) => `${text}${text.trimEnd().split("\n").at(-1)}\n`,
    "duplicate-id",
  ],
])("%s is a problem of that dataset", async (_what, change, code) => {
  const store = withRows(embeddedStore, (id, text) => (id === "deflator" ? change(text) : text));
  const run = await runOperation(series, { id: "deflator" }, contextOf(store));
  expect(run.ok ? "" : run.error.code).toBe(code);
  expect(run.ok ? "" : run.error.facts["file"]).toBe("data/deflator/rows.csv");
  const other = await runOperation(series, { id: "electricity" }, contextOf(store));
  expect(other.ok).toBe(true);
});

test("the checks of a dataset list what was corrected, left out and kept, with reasons", async () => {
  const run = await runOperation(series, { id: "api-prices", checks: true }, contextOf());
  const result = run.ok ? run.value.envelope.result : undefined;
  if (!result || !("findings" in result)) throw new Error("no findings");
  const done = (row: string) => result.findings.find((finding) => finding.row === row);
  expect(done("genai-prices/google/gemma-3-27b-it/2025-06-22")).toMatchObject({
    check: "router-as-maker",
    done: "left-out",
    reason: expect.stringContaining("router"),
  });
  expect(done("litellm/google/gemini/gemini-2.5-flash-preview-04-17/2025-04-18")).toMatchObject({
    check: "thinking-price",
    done: "corrected",
    expected: "false",
  });
  expect(result.checks.map(({ check }) => check)).toEqual([
    "price-ninefold",
    "thinking-price",
    "router-as-maker",
  ]);
  for (const { check, found } of result.checks) {
    const kept = result.findings.filter((one) => one.check === check && one.done === "kept");
    expect(kept.length).toBe(found);
  }
});

test("Inkling's compute is listed as corrected, with the figure of the publisher and ours", async () => {
  const run = await runOperation(series, { id: "models", checks: true }, contextOf());
  const result = run.ok ? run.value.envelope.result : undefined;
  const findings = result && "findings" in result ? result.findings : [];
  expect(findings.find(({ row }) => row === "Inkling")).toMatchObject({
    check: "compute-6nd",
    found: "1.845e+24",
    expected: "1.107e+25",
    done: "corrected",
  });
  expect(findings.filter(({ row, done }) => row === "Inkling" && done === "kept")).toEqual([]);
});
