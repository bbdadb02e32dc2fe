import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import type { Language } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import type { Operation } from "../contract/operation.ts";
import { printRun } from "../contract/print-run.ts";
import { runOperation } from "../contract/run-operation.ts";
import energy from "../energy/energy.ts";
import market from "../market/market.ts";
import race from "../race/race.ts";
import unlock from "../unlock/unlock.ts";
import brief from "./brief.ts";
import type { BriefResult } from "./result.ts";

async function write(input: object, language: Language, format: "md" | "html"): Promise<string> {
  const run = await runOperation(brief, input, { ...contextOf(), language });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const printed = await printRun(brief, run.value, format, { width: 100, color: false });
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return String(printed.value);
}

test.each([{ sections: ["law"], asOf: "2024-12-31" }, { sections: ["serving", "energy"] }])(
  "the page of %j is self-contained: pictures inside, nothing loaded, no script",
  async (input) => {
    const page = await write(input, "en", "html");
    expect(page.match(/<svg/g)?.length).toBeGreaterThan(0);
    expect(page).not.toMatch(/<script|<link|src="http|url\(http/);
    expect(page).toContain("CC BY 4.0");
  },
);

async function answer(input: object): Promise<BriefResult> {
  const run = await runOperation(brief, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

test("first come the findings of all sections, each as its own page says it", {
  tags: "long",
}, async () => {
  const run = await runOperation(brief, {}, contextOf());
  const document = run.ok ? run.value.document : [];
  const list = document.find(({ kind }) => kind === "list");
  const said = list?.kind === "list" ? list.items.join("\n") : "";
  const firstHeading = document.findIndex(({ kind }) => kind === "heading");
  expect(document.indexOf(list as Block)).toBeLessThan(firstHeading);
  for (const operation of [race, market, energy, unlock]) {
    const draws = operation === race ? { draws: 100_000 } : {};
    const own = await runOperation(operation as Operation, draws, contextOf());
    const finding = own.ok && own.value.document.find(({ kind }) => kind === "finding");
    expect(said).toContain(finding && "text" in finding ? finding.text : "no finding");
  }
  expect(run.ok ? run.value.envelope.result.missing : []).toEqual([]);
});

test("only the sections that are asked for are answered, and at a terminal there is no picture", async () => {
  const { law, market, energy, race } = await answer({ sections: ["market", "energy"] });
  expect([law, race]).toEqual([null, null]);
  expect([market, energy].every((each) => each !== null)).toBe(true);
  const run = await runOperation(brief, { sections: ["market", "energy"] }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const printed = await printRun(brief, run.value, "text", { width: 100, color: false });
  const text = String(printed.ok ? printed.value : "");
  expect(text).not.toMatch(/<svg|data:image/);
  expect(text.split("\n").slice(0, 8).join(" ")).toMatch(/raised \$.*world's electricity/);
});

test("a section that has no answer as of the day is named with the reason", async () => {
  const { serving, missing } = await answer({ sections: ["serving"], asOf: "2023-06-30" });
  expect(serving).toBeNull();
  expect(missing.map(({ section }) => section)).toEqual(["serving"]);
  expect(missing[0]?.problem).toContain("llama-3.1-70b");
});

test("in Chinese, the words are Chinese", { tags: "long" }, async () => {
  const page = await write({ sections: ["law"] }, "zh", "html");
  expect(page).toContain('lang="zh-Hans"');
  expect(page).toContain("固定能力的推理价格");
  expect(page).not.toContain("Inference price at fixed capability");
});

test("has the scorecard of the interview, in Chinese and in English, and none before it", async () => {
  const sections = ["ledger"];
  const chinese = await write({ sections }, "zh", "md");
  expect(chinese).toContain("2023 年的判断");
  expect((await answer({ sections, asOf: "2023-12-01" })).ledger).toBeNull();
  const { ledger } = await answer({ sections });
  expect(ledger?.scores[0]?.n).toBeGreaterThanOrEqual(25);
  expect(ledger?.misses).toHaveLength(5);
});

test("the same request writes the same bytes", { tags: "long" }, async () => {
  const input = { asOf: "2025-06-30" };
  expect(await write(input, "en", "md")).toBe(await write(input, "en", "md"));
});

test("tells the changes since the day asked for, of the last 90 days if none is", async () => {
  const sections = ["changes"];
  const { changes } = await answer({ sections, asOf: "2026-11-23", compare: "2025-11-23" });
  expect([changes?.from, changes?.to]).toEqual(["2025-11-23", "2026-11-23"]);
  const prices = changes?.counts.find(({ dataset }) => dataset === "api-prices");
  expect(prices?.new).toBeGreaterThan(100);
  const recent = await answer({ sections, asOf: "2026-11-23" });
  expect(recent.changes?.from).toBe("2026-08-25");
});

test("changes since a day before the first fact are refused", async () => {
  const run = await runOperation(brief, { compare: "1900-01-01" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("as-of-before-first-fact");
});
