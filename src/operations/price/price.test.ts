import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import price from "./price.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(price, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return { result: run.value.envelope.result, met: run.value.met };
}

describe("the cheapest model at or above a bar", () => {
  test("at the end of 2024 was Gemini 1.5 Flash at 130 points, at Google's price of October", async () => {
    const { result, met } = await ask({ atLeast: 130, scale: "eci", asOf: "2024-12-31" });
    expect(met).toBe(true);
    // Google, 24 September 2024: $0.075 input and $0.30 output; (3 × 0.075 + 0.3) ÷ 4.
    expect(result.cheapest).toMatchObject({
      model: "gemini-1.5-flash-002",
      provider: "google",
      since: "2024-10-16",
    });
    expect(result.cheapest?.usdPerMtok).toBeCloseTo(0.13125, 12);
  });

  test("falls monotonically in its history and nothing is dated before the model", async () => {
    const { result } = await ask({ atLeast: 125 });
    const prices = result.history.map(({ usdPerMtok }) => usdPerMtok);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    expect(result.fit?.growthPerYear).toBeLessThan(1);
    expect(result.bars.filter(({ fit }) => fit !== null).length).toBeGreaterThan(5);
  });

  test("never uses a price first seen after the day", async () => {
    const { result } = await ask({ atLeast: 120, asOf: "2024-06-30" });
    expect(result.history.every(({ date }) => date <= "2024-06-30")).toBe(true);
    expect(result.indices.matched.points.every(({ date }) => date <= "2024-06-30")).toBe(true);
  });
});

describe("the join of capability and prices", () => {
  test("prices at least 179 of the 212 models of the index", async () => {
    // Before the part of the October edition adds models newer than the copies of the prices.
    const { result } = await ask({ atLeast: 130, asOf: "2026-10-01" });
    expect(result.coverage.groups).toBe(212);
    expect(result.coverage.pricedGroups).toBeGreaterThanOrEqual(179);
  });

  test("refuses a router's price of open weights listed under their maker", async () => {
    const { result } = await ask({ atLeast: 130 });
    expect(result.refused.map(({ listings }) => listings)).toEqual([9]);
    expect(result.cheapest?.provider).not.toBe("openai");
  });

  test("knows what DeepSeek's rolling name meant in January 2025", async () => {
    const { result } = await ask({ atLeast: 0.5, scale: "GPQA diamond", asOf: "2025-01-31" });
    // DeepSeek's introductory price of V3: $0.14 input and $0.28 output.
    expect(result.cheapest).toMatchObject({ model: "DeepSeek-V3", provider: "deepseek" });
    expect(result.cheapest?.usdPerMtok).toBeCloseTo(0.175, 12);
  });
});

describe("other blends and scales", () => {
  test("input alone, output alone and cached input weigh as asked", async () => {
    const priceOf = async (blend: string) =>
      (await ask({ atLeast: 150, blend, asOf: "2025-09-30" })).result.cheapest;
    const input = await priceOf("1:0");
    const output = await priceOf("0:1");
    const cached = await priceOf("0:0:1");
    // GPT-5 at launch: $1.25 input, $10 output, $0.125 cached input.
    expect([input?.usdPerMtok, output?.usdPerMtok, cached?.usdPerMtok]).toEqual([1.25, 10, 0.125]);
  });

  test("runs that publish their spend give a cost per task", async () => {
    const { result } = await ask({ atLeast: 0.6, scale: "aider-polyglot" });
    const [task] = result.costPerTask;
    // o1 (high), 21 December 2024: $186.4958 for 224 cases.
    expect(task?.history[0]?.usdPerTask).toBeCloseTo(186.4958 / 224, 12);
    expect(task?.history.length).toBeGreaterThan(2);
  });
});

describe("a threshold that no model meets", () => {
  test("is a valid answer that names the best model", async () => {
    const { result, met } = await ask({ atLeast: 170, asOf: "2024-12-31" });
    expect(met).toBe(false);
    expect(result.cheapest).toBeNull();
    expect(result.answer).toBe(
      "No model reached 170 by 2024-12-31; the best was o1 (high) with 142.89 (2024-12-17).",
    );
  });

  test("says so when models reach it that nobody sells by the token", async () => {
    const { result, met } = await ask({ atLeast: 105, asOf: "2023-03-10" });
    expect(met).toBe(false);
    expect(result.answer).toContain("was first there on 2023-02-24");
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{}, "missing-input"],
    [{ atLeast: 130, scale: "mmlu-9000" }, "unknown-scale"],
    [{ atLeast: 130, scale: "GPQA diamond" }, "out-of-range"],
    [{ atLeast: 130, blend: "0:0" }, "empty-blend"],
    [{ atLeast: 130, blend: "three to one" }, "invalid-input"],
    [{ atLeast: 130, asOf: "1900-01-01" }, "as-of-before-first-fact"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(price, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});

describe("what is said of a price", () => {
  test("is no rate of a year from seven months of records", async () => {
    // GPT-4 itself, priced since 2023, lies below.
    const { result } = await ask({ atLeast: 126.5, asOf: "2024-12-31" });
    expect(result.history.length).toBeGreaterThan(4);
    expect(result.fit).toBeNull();
  });

  test("says that a price may have stood before it was first seen", async () => {
    const { result } = await ask({ atLeast: 126.1687, asOf: "2024-04-05" });
    expect(result.cheapest?.leftCensored).toBe(true);
    expect(result.answer).toMatch(/since \d{4}-\d\d-\d\d or before\.$/);
  });

  test("names as many parts of a blend as it has", async () => {
    const two = await ask({ atLeast: 130 });
    expect(two.result.definition).toContain("on the capability index");
    expect(two.result.definition).toContain("blend 3:1 (input:output).");
    const three = await ask({ atLeast: 130, blend: "3:1:6" });
    expect(three.result.definition).toContain("blend 3:1:6 (input:output:cached input).");
  });
});
