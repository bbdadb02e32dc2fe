import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const shares = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(shares.intact).toBe(true);
  expect(shares.manifest.coverage.rows).toBe(shares.rows.length);
});

test("Counterpoint gives Anthropic 31.4 % and OpenAI 29.0 % of revenue in the first quarter of 2026", () => {
  expect(shares.cell("llm-revenue-world-2026Q1-anthropic", "share")).toBe(0.314);
  expect(shares.cell("llm-revenue-world-2026Q1-openai", "share")).toBe(0.29);
});

test("Menlo gives Anthropic 40, OpenAI 27 and Google 21 % of enterprises' spending in 2025", () => {
  const id = (name: string) => `enterprise-api-spend-us-enterprises-2025-${name}`;
  const menlo = ["anthropic", "openai", "google"].map((name) => shares.cell(id(name), "share"));
  expect(menlo).toEqual([0.4, 0.27, 0.21]);
});

test("ChatGPT had 86.7 % of web visits in January 2025 and 61.7 % in February 2026 (Similarweb)", () => {
  expect(shares.cell("web-visits-world-2025-01-chatgpt", "share")).toBe(0.867);
  expect(shares.cell("web-visits-world-2026-02-chatgpt", "share")).toBe(0.617);
});

test("a share among seven assistants is another market than one among all", () => {
  const row = shares.row("web-visits-world-7-largest-assistants-2026-05-chatgpt");
  expect(row["share"]).toBe(0.547);
  expect(row.known_on).toBe("2026-06-08");
});

test("surveys that disagree on OpenAI in 2025 are both kept", () => {
  const openai = shares.rows.filter((row) => row["name"] === "OpenAI" && row["period"] === "2025");
  expect(openai.map((row) => row["share"]).sort()).toEqual([0.27, 0.56]);
});

test("the survey's month of publication sets when it was known", () => {
  const row = shares.rows.find((one) => one["metric"] === "enterprise-spend-survey");
  expect([row?.known_on, row?.known_basis]).toEqual(["2026-02-28", "edition"]);
});

test("rows of the source that does not license its data are left out and counted", () => {
  expect(shares.rows.some((row) => String(row["publisher"]).includes("Ramp"))).toBe(false);
  expect(shares.manifest.skipped.map(({ reason, count }) => [reason, count])).toEqual([
    ["unlicensed", 7],
  ]);
});

test("shares of one market, metric and period add up to at most one", () => {
  const totals = new Map<string, number>();
  for (const row of shares.rows) {
    const key = [row["metric"], row["market"], row["period"]].join(" ");
    totals.set(key, (totals.get(key) ?? 0) + (row["share"] as number));
  }
  // Each share is printed to 0.1 %; up to seven roundings.
  for (const total of totals.values()) expect(total).toBeLessThanOrEqual(1.0035);
});
