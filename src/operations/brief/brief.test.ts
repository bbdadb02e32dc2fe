import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import type { Language } from "../../i18n/translate.ts";
import { printRun } from "../contract/print-run.ts";
import { runOperation } from "../contract/run-operation.ts";
import brief from "./brief.ts";

async function write(input: object, language: Language, format: "md" | "html"): Promise<string> {
  const run = await runOperation(brief, input, { ...contextOf(), language });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const printed = await printRun(brief, run.value, format, { width: 100, color: false });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return String(printed.value);
}

const selfContained =
  "the page of %j is self-contained: pictures inside, nothing loaded, no script";
test.each([[{ asOf: "2024-12-31" }, 8]] as const)(selfContained, expectSelfContained);
test.each([[{}, 10]] as const)(selfContained, { tags: "long" }, expectSelfContained);

async function expectSelfContained(input: object, pictures: number): Promise<void> {
  const page = await write(input, "en", "html");
  expect(page.match(/<svg/g)?.length).toBe(pictures);
  expect(page).not.toMatch(/<script|<link|src="http|url\(http/);
  expect(page).toContain("CC BY 4.0");
}

test("in Chinese, the words are Chinese", { tags: "long" }, async () => {
  const page = await write({}, "zh", "html");
  expect(page).toContain('lang="zh-Hans"');
  expect(page).toContain("固定能力的推理价格");
  expect(page).not.toContain("Inference price at fixed capability");
});

test("has the scorecard of the interview, in Chinese and in English, and none before it", async () => {
  const chinese = await write({}, "zh", "md");
  expect(chinese).toContain("2023 年 12 月的访谈：说中了多少");
  expect(chinese).toMatch(/共 72 条|72/);
  const run = await runOperation(brief, { asOf: "2023-12-01" }, contextOf());
  expect(run.ok ? run.value.envelope.result.scorecard : "").toBeNull();
  const now = await runOperation(brief, {}, contextOf());
  const scorecard = now.ok ? now.value.envelope.result.scorecard : null;
  expect(scorecard?.scores[0]?.n).toBeGreaterThanOrEqual(25);
  expect(scorecard?.misses).toHaveLength(5);
});

test("the same request writes the same bytes", { tags: "long" }, async () => {
  const input = { asOf: "2025-06-30" };
  expect(await write(input, "en", "md")).toBe(await write(input, "en", "md"));
});

test("a comparison names what moved each line and how many rows became known", {
  tags: "long",
}, async () => {
  const run = await runOperation(brief, { asOf: "2026-11-23", compare: "2025-11-23" }, contextOf());
  const comparison = run.ok ? run.value.envelope.result.comparison : null;
  expect([comparison?.from, comparison?.to]).toEqual(["2025-11-23", "2026-11-23"]);
  const capability = comparison?.lines.find(({ id }) => id === "capability");
  expect(capability?.added.map(({ label }) => label)).toContain("Claude Fable 5");
  const prices = comparison?.rows.find(({ dataset }) => dataset === "api-prices");
  expect(prices?.count).toBeGreaterThan(100);
});

test("a comparison with a day before the first fact is refused", async () => {
  const run = await runOperation(brief, { compare: "1900-01-01" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("as-of-before-first-fact");
});
