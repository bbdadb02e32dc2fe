import { describe, expect, test } from "vitest";
import type { Receipt } from "../data/receipt.ts";
import type { Fit, Observation, Trend } from "../trends/parts/trend.ts";
import type { LawLine } from "./law.ts";
import type { LawCrossing } from "./law-crossings.ts";
import { lawReceipts } from "./law-receipts.ts";

const receipt = (id: string): Receipt => ({ id, value: 0, unit: "", inputs: [] });
const point = (id: string, selected: boolean): Observation => ({
  ...{ id, label: id, date: "2024-01-01", value: 1, selected, source: "" },
  receipt: receipt(id),
});

const measured = { scale: "log", growthPerYear: 0.1, lower: 0.05, upper: 0.2, n: 7 } as Fit;
const prices: LawLine = {
  ...{ id: "inference-price", measured, fitted: undefined, verdict: "faster", sensitivity: [] },
  probabilities: undefined,
  claim: { perYear: 0.2, perYearLow: 0.2, perYearHigh: 0.2 },
  trend: { scale: "log", pooled: true } as Trend,
  observations: [point("used", true), point("left out", false)],
};
const capability: LawLine = {
  ...{ ...prices, id: "capability", measured: { ...measured, scale: "linear" } },
  ...{ trend: { scale: "linear", pooled: false } as Trend, scale: receipt("generation") },
};

const brief = (receipts: readonly Receipt[]) =>
  receipts.map(({ id, value, unit, formula }) => [id, value, unit, formula]);

describe("the receipts of a line", () => {
  test("that is pooled on a logarithmic scale say factors, levels and clusters", () => {
    const slope =
      "10 ^ (least-squares slope of log10(value) on the decimal year, one level per bar)";
    const error = "t × cluster-robust standard error";
    expect(brief(lawReceipts([prices], []))).toEqual([
      ["law.inference-price.growthPerYear", 0.1, "× per year", slope],
      ["law.inference-price.lower", 0.05, "× per year", `${slope}, minus ${error}`],
      ["law.inference-price.upper", 0.2, "× per year", `${slope}, plus ${error}`],
      ["law.inference-price.n", 7, "points", "number of points fitted"],
      ["law.inference-price.claimed", 0.2, "per year", "(1/10) ^ (12 months ÷ 18 months)"],
    ]);
  });

  test("on a plain scale say generations and what one is", () => {
    const [growth, lower] = lawReceipts([capability], []);
    const slope = "(least-squares slope of value on the decimal year) ÷ generation";
    expect(growth).toMatchObject({ unit: "generations per year", formula: slope });
    expect(lower?.formula).toBe(`${slope}, minus t × standard error`);
    const { scale: _, ...plain } = capability;
    expect(lawReceipts([plain], [])[0]?.formula).toBe(
      "least-squares slope of value on the decimal year",
    );
  });

  test("rest on the points that were fitted, and on the scale", () => {
    const inputs = (line: LawLine) => lawReceipts([line], [])[0]?.inputs.map(({ id }) => id);
    expect(inputs(prices)).toEqual(["used"]);
    expect(inputs(capability)).toEqual(["used", "generation"]);
  });

  test("leave out an end that is not known, a rate that is not measured, a claim not made", () => {
    const open = { ...prices, measured: { ...measured, upper: Number.POSITIVE_INFINITY } };
    const ids = (line: LawLine) =>
      lawReceipts([line], []).map(({ id }) => id.replace("law.inference-price.", ""));
    expect(ids(open)).toEqual(["growthPerYear", "lower", "n", "claimed"]);
    expect(ids({ ...prices, measured: undefined })).toEqual(["claimed"]);
    expect(ids({ ...prices, claim: undefined })).not.toContain("claimed");
  });

  test.each([
    ["capability", "1 to 2 generations ÷ 1 to 2 years"],
    ["training-cost", "(1/4) ^ (12 months ÷ 18 months)"],
  ] as const)("state the claim on %s", (id, formula) => {
    const [claimed] = lawReceipts([{ ...prices, id, measured: undefined }], []);
    expect(claimed).toMatchObject({ id: `law.${id}.claimed`, formula });
  });
});

describe("the receipt of a date", () => {
  const crossing: LawCrossing = {
    ...{ id: "price-1-percent", line: "inference-price", level: 0.375, unit: "USD/Mtok" },
    ...{ date: "2025-01-01", lower: undefined, upper: undefined, confidence: 0.9 },
    ...{ status: "expected", evidence: [receipt("record")], facts: {} },
  };
  const dated = (change: Partial<LawCrossing>) =>
    lawReceipts([prices, capability], [{ ...crossing, ...change }]).filter(({ id }) =>
      id.endsWith(".date"),
    );

  test("that is expected rests on level, points and rate of its own line", () => {
    expect(dated({})).toMatchObject([
      {
        ...{ id: "law.price-1-percent.date", value: "2025-01-01", unit: "date" },
        formula: "where the fitted line meets the level",
        inputs: [
          { id: "law.price-1-percent.level", value: 0.375, unit: "USD/Mtok", inputs: [] },
          { id: "record" },
          { id: "law.inference-price.growthPerYear" },
        ],
      },
    ]);
    expect(dated({ line: "capability" })[0]?.inputs.at(-1)?.id).toBe(
      "law.capability.growthPerYear",
    );
    expect(dated({ line: undefined })[0]?.inputs.map(({ id }) => id)).toEqual([
      "law.price-1-percent.level",
      "record",
    ]);
  });

  test("that is past rests on the record alone", () => {
    const [reached] = dated({ status: "reached" });
    expect(reached?.formula).toBe("first record at or beyond the level");
    expect(reached?.inputs.map(({ id }) => id)).toEqual(["law.price-1-percent.level", "record"]);
  });

  test("is absent where there is none", () => {
    expect(dated({ date: undefined })).toEqual([]);
  });
});
