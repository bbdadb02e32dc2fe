import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import type { Receipt } from "../../data/receipt.ts";
import agent from "../agent/agent.ts";
import { runOperation } from "../contract/run-operation.ts";
import lag from "../lag/lag.ts";
import law from "../law/law.ts";
import price from "../price/price.ts";
import why from "./why.ts";

async function receiptOf(id: string, asOf?: string): Promise<Receipt> {
  const run = await runOperation(why, { id, asOf }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

const leaves = (receipt: Receipt): readonly Receipt[] =>
  receipt.inputs.length === 0 ? [receipt] : receipt.inputs.flatMap(leaves);

const growthOf = (line: string) => `law.${line}.growthPerYear`;
const derived = "%s is derived down to rows with an address";
const otherLines = ["training-cost", "inference-price", "frontier-run-cost"];
test.each([growthOf("capability")])(derived, expectRows);
test.each(otherLines.map(growthOf))(derived, { tags: "long" }, expectRows);

async function expectRows(id: string): Promise<void> {
  const receipt = await receiptOf(id);
  const ends = leaves(receipt);
  expect(ends.length).toBeGreaterThan(10);
  for (const end of ends) {
    expect(end.dataset).toBeDefined();
    expect(end.row).toBeDefined();
    expect(end.source).toMatch(/^https?:\/\//);
  }
}

describe("the value of a receipt is the number that law prints", () => {
  const expectMeasured = async (figure: "growthPerYear" | "lower" | "n") => {
    const asOf = "2024-12-31";
    const run = await runOperation(law, { asOf }, contextOf());
    const measured = run.ok ? run.value.envelope.result.lines[2]?.measured : undefined;
    expect(measured?.[figure]).toBeTypeOf("number");
    const receipt = await receiptOf(`law.inference-price.${figure}`, asOf);
    expect(receipt.value).toBe(measured?.[figure]);
  };
  test.each(["growthPerYear"] as const)("of %s", expectMeasured);
  test.each(["lower", "n"] as const)("of %s", { tags: "long" }, expectMeasured);
});

test("every crossing has a receipt", { tags: "long" }, async () => {
  const run = await runOperation(law, {}, contextOf());
  for (const crossing of run.ok ? run.value.envelope.result.crossings : []) {
    expect((await receiptOf(`law.${crossing.id}.date`)).value).toBe(crossing.date);
  }
});

describe("a figure of any other answer", () => {
  const ask = (id: string, question?: object) =>
    runOperation(
      why,
      { id, ...(question ? { question: JSON.stringify(question) } : {}) },
      contextOf(),
    );

  test("has the value of the answer and the row that it was measured in", async () => {
    const answer = await runOperation(lag, {}, contextOf());
    const first = answer.ok ? answer.value.envelope.result.field.contenders[0] : undefined;
    const receipt = await receiptOf("lag.field.contenders.0.eci");
    expect(receipt.value).toBe(first?.eci);
    const scores = receipt.inputs.find(({ dataset }) => dataset === "capability-scores");
    const cells = scores?.inputs.filter(({ value }) => value === first?.eci) ?? [];
    expect(cells.length).toBeGreaterThan(0);
    expect(cells[0]?.source).toMatch(/^https:/);
  });

  test("in a table is found by the subject of its row, never by its neighbours alone", async () => {
    const run = await ask("price.table.1.1.4", { atLeast: 130 });
    const receipt = run.ok ? run.value.envelope.result : undefined;
    expect(receipt?.value).toMatch(/^\$/);
    expect(receipt?.formula).toContain("npx sextant price --at-least 130");
    const prices = receipt?.inputs.find(({ dataset }) => dataset === "api-prices");
    const said = await runOperation(price, { atLeast: 130 }, contextOf());
    const table = said.ok ? said.value.document.find(({ kind }) => kind === "table") : undefined;
    const subject = table?.kind === "table" ? (table.rows[0]?.[0] ?? "") : "";
    for (const { row } of prices?.inputs ?? []) expect(row).toContain(subject);
  });

  test("of a question that is given is that of its answer", async () => {
    const run = await ask("agent.success", { step: 0.5, steps: 1 });
    const answer = await runOperation(agent, { step: 0.5, steps: 1 }, contextOf());
    expect(run.ok && answer.ok).toBe(true);
    if (run.ok && answer.ok) {
      expect(run.value.envelope.result.value).toBe(answer.value.envelope.result.success);
    }
  });

  test("the finding is explained by the rows of whom it names", async () => {
    const receipt = await receiptOf("lag.finding");
    expect(receipt.value).toMatch(/lead/);
    expect(receipt.inputs.some(({ inputs }) => inputs.length > 0)).toBe(true);
  });

  test.each([
    ["lag.nonsense", "unknown-number"],
    ["lag.table.99.1.1", "unknown-cell"],
    ["series.rows", "unknown-number"],
  ])("%s is refused as %s", async (id, code) => {
    const run = await ask(id);
    expect(run.ok ? "" : run.error.code).toBe(code);
  });

  test("a question that is no JSON is refused", async () => {
    const run = await runOperation(why, { id: "lag.finding", question: "{" }, contextOf());
    expect(run.ok ? "" : run.error.code).toBe("not-json");
  });
});

test("an unknown number is refused with the known ones", async () => {
  const run = await runOperation(why, { id: "law.nonsense" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("unknown-number");
  expect(run.ok ? "" : run.error.facts["known"]).toContain("law.capability.growthPerYear");
});
