import { describe, expect, test } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import law from "./law.ts";
import type { LawResult } from "./result.ts";

/** Answers by question: several tests look at the same one. */
const answers = new Map<string, Promise<LawResult>>();

function lawOn(input: object): Promise<LawResult> {
  const key = JSON.stringify(input);
  const answer = answers.get(key) ?? askFor(input);
  answers.set(key, answer);
  return answer;
}

async function askFor(input: object, context = contextOf()): Promise<LawResult> {
  const run = await runOperation(law, input, context);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

const line = (result: LawResult, id: string) =>
  result.lines.find((candidate) => candidate.id === id);

describe("the law", () => {
  test("states the claimed rates of December 2023", async () => {
    const result = await lawOn({});
    // A quarter and a tenth every 18 months are 2.52 and 4.64 times a year.
    expect(1 / (line(result, "training-cost")?.claimed?.perYear ?? 0)).toBeCloseTo(2.52, 2);
    expect(1 / (line(result, "inference-price")?.claimed?.perYear ?? 0)).toBeCloseTo(4.64, 2);
    const { perYearLow, perYearHigh } = line(result, "capability")?.claimed ?? {};
    expect([perYearLow, perYearHigh]).toEqual([0.5, 2]);
    expect(line(result, "frontier-run-cost")?.claimed).toBeNull();
  });

  test("measures at least two lines from what was known on 2023-12-28", async () => {
    const result = await lawOn({ asOf: "2023-12-28" });
    const measured = result.lines.filter(
      ({ measured }) => measured && measured.degreesOfFreedom >= 2,
    );
    expect(measured.length).toBeGreaterThanOrEqual(2);
    const few = line(result, "capability");
    // LLaMA was the best of the models scored by then, not of the models: one record is left.
    expect(few?.measured).toBeNull();
    expect(few?.verdict).toBe("undecided");
  });

  test("sees more with hindsight, and says so", async () => {
    const plain = await lawOn({ asOf: "2023-12-28" });
    const hindsight = await lawOn({ asOf: "2023-12-28", hindsight: true });
    expect(plain.mode).toBe("as of");
    expect(hindsight.mode).toBe("hindsight");
    const n = (result: LawResult) => line(result, "frontier-run-cost")?.measured?.n ?? 0;
    expect(n(hindsight)).toBeGreaterThan(n(plain));
  });

  test("dates what the lines imply: a hundredth of GPT-4's price was reached in July 2024", async () => {
    const result = await lawOn({});
    const one = result.crossings.find(({ id }) => id === "price-1-percent");
    // gpt-4o-mini came out on 2024-07-18 at 0.15 and 0.60 USD per million tokens.
    expect(one).toMatchObject({ status: "reached", date: "2024-07-18" });
  });

  test("with one dataset corrupt, names file, row, column, rule and value, and measures the others", async () => {
    const store = withRows(embeddedStore, (id, text) =>
      id === "api-prices" ? text.replace(/,\d{4}-\d\d-\d\d,/, ",yesterday,") : text,
    );
    const result = await askFor({}, contextOf(store));
    expect(line(result, "inference-price")).toMatchObject({ measured: null, verdict: "undecided" });
    expect(line(result, "inference-price")?.problem).toBe(
      "data/api-prices/rows.csv, row 2, column date: must be a date YYYY-MM-DD, got yesterday",
    );
    expect(line(result, "capability")?.measured).not.toBeNull();
  });

  test.each([
    ["2024-02-30", "invalid-input"],
    ["soon", "invalid-input"],
    ["1900-01-01", "as-of-before-first-fact"],
  ])("refuses the as-of %s", async (asOf, code) => {
    const run = await runOperation(law, { asOf }, contextOf());
    expect(run.ok ? "" : run.error.code).toBe(code);
  });
});
