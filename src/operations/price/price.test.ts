import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { runOperation } from "../contract/run-operation.ts";
import price from "./price.ts";
import { findingOfPrice } from "./view.ts";

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

describe("beside the cheapest", () => {
  test("stand the cheapest offers of other models, dearer one after the other", async () => {
    const { result } = await ask({ atLeast: 145 });
    const offers = [result.cheapest, ...result.runnersUp].map(
      (offer) => offer as NonNullable<typeof offer>,
    );
    expect(offers.length).toBe(10);
    const prices = offers.map(({ usdPerMtok }) => usdPerMtok);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    for (const offer of offers) {
      expect(offer.score).toBeGreaterThanOrEqual(145);
      expect(offer.since >= offer.released).toBe(true);
      expect(offer.provider).not.toBeNull();
    }
    expect(new Set(offers.map(({ label }) => label.replace(/ \(.*/, ""))).size).toBe(10);
  });

  test("are those of the day that is asked about", async () => {
    const { result } = await ask({ atLeast: 130, asOf: "2024-12-31" });
    expect(result.runnersUp.length).toBeGreaterThan(1);
    for (const { since, released } of result.runnersUp) {
      expect(since <= "2024-12-31" && released <= "2024-12-31").toBe(true);
    }
  });
});

describe("filters", () => {
  test("leave offers that are known to pass, in the history and at the other bars too", async () => {
    const { result, met } = await ask({ atLeast: 145, vision: true, minContext: 500_000 });
    expect(met).toBe(true);
    for (const offer of [result.cheapest, ...result.runnersUp]) {
      expect(offer?.images).toBe(true);
      expect(offer?.contextTokens).toBeGreaterThanOrEqual(500_000);
    }
    expect(result.filters.map(({ filter }) => filter)).toEqual(["vision", "minContext"]);
    expect(result.answer).toMatch(
      /^With these filters \(pictures as input, a context of 500 thousand tokens or more\), a model of 145 points or more costs /,
    );
    const all = (await ask({ atLeast: 145 })).result;
    expect(result.cheapest?.usdPerMtok).toBeGreaterThan(all.cheapest?.usdPerMtok ?? 0);
    const low = (bars: typeof all.bars) => bars.find(({ bar }) => bar === 145)?.usdPerMtok;
    expect(low(result.bars)).toBe(result.cheapest?.usdPerMtok);
    expect(low(all.bars)).toBe(all.cheapest?.usdPerMtok);
    expect(all.filters).toEqual([]);
  });

  test("by maker, provider and weights", async () => {
    const google = (await ask({ atLeast: 140, maker: "DeepMind" })).result;
    expect([google.cheapest, ...google.runnersUp].map((offer) => offer?.organization)).toEqual(
      Array.from({ length: google.runnersUp.length + 1 }, () => "Google"),
    );
    const host = (await ask({ atLeast: 130, provider: "deepinfra", openWeights: true })).result;
    expect(host.cheapest).toMatchObject({ provider: "deepinfra", openWeights: true });
    expect(host.runnersUp.every(({ openWeights }) => openWeights === true)).toBe(true);
    expect(
      host.costPerTask.flatMap(({ history }) => history.map(({ model }) => model)),
    ).not.toContain("o4-mini (high)");
  });

  test("that leave nothing say which of them removed the last", async () => {
    const { result, met } = await ask({ atLeast: 150, maker: "Google", openWeights: true });
    expect(met).toBe(false);
    expect(result.cheapest).toBeNull();
    const [maker, open] = result.filters;
    expect(maker?.after).toBeGreaterThan(0);
    expect(open).toMatchObject({ filter: "openWeights", before: maker?.after, after: 0 });
    expect(result.answer).toBe(
      `Nothing on sale at or above 150 passes as of 2026-11-23: the filter “open weights” removed the last ${open?.before} models.`,
    );
  });

  test("say so where it is only that nothing says, as of a day before the lists", async () => {
    const { result } = await ask({ atLeast: 120, minContext: 1000, asOf: "2024-12-31" });
    const [step] = result.filters;
    expect(step?.unknown).toBe(step?.before);
    expect(result.answer).toContain("is known to pass");
  });

  test("blame none of them for a bar that nobody has reached", async () => {
    const { result } = await ask({ atLeast: 170, openWeights: true, asOf: "2024-12-31" });
    expect(result.answer).toContain("No model reached 170");
  });
});

describe("the cost of a task with an offer", () => {
  test("is told for boards of which a run or its tokens are known, and how it was computed", async () => {
    const { result } = await ask({ atLeast: 149, maker: "OpenAI", asOf: "2025-09-30" });
    const five = [result.cheapest, ...result.runnersUp].find((offer) =>
      offer?.model.startsWith("gpt-5-2025-08-07"),
    );
    const polyglot = five?.tasks.find(({ benchmark }) => benchmark === "aider-polyglot");
    // At $1.25 and $10: the board spent $29.08 on high effort, with a discount for cached input.
    expect(polyglot).toMatchObject({ basis: "tokens", model: "gpt-5 (high)" });
    expect(polyglot?.usdPerTask).toBeCloseTo((2.675561 * 1.25 + 2.623429 * 10) / 225, 4);
  });

  test("makes a scale of a board that dates its runs", async () => {
    const { result } = await ask({ atLeast: 0.76, scale: "swe-bench-bash" });
    expect(
      result.cheapest?.tasks.find(({ benchmark }) => benchmark === "swe-bench-bash"),
    ).toMatchObject({ usdPerTask: 0.75, basis: "run" });
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
    [{ atLeast: 130, maker: "Nobody" }, "unknown-maker"],
    [{ atLeast: 130, provider: "nowhere" }, "unknown-provider"],
    [{ atLeast: 130, minContext: 0 }, "invalid-input"],
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
    const told = findingOfPrice(result, translator("en"));
    expect(told.sentence).toBe(result.answer);
    expect(told.statistics).toMatch(/since \d{4}-\d\d-\d\d or before/);
  });

  test("names as many parts of a blend as it has", async () => {
    const two = await ask({ atLeast: 130 });
    expect(two.result.definition).toContain("on the capability index");
    expect(two.result.definition).toContain("blend 3:1 (input:output).");
    const three = await ask({ atLeast: 130, blend: "3:1:6" });
    expect(three.result.definition).toContain("blend 3:1:6 (input:output:cached input).");
  });
});
