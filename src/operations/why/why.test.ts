import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import type { Receipt } from "../../data/receipt.ts";
import { runOperation } from "../contract/run-operation.ts";
import law from "../law/law.ts";
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

test("an unknown number is refused with the known ones", async () => {
  const run = await runOperation(why, { id: "law.nonsense" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("unknown-number");
  expect(run.ok ? "" : run.error.facts["known"]).toContain("law.capability.growthPerYear");
});
