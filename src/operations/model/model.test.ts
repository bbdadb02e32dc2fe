import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import price from "../price/price.ts";
import type { PriceResult } from "../price/result.ts";
import model from "./model.ts";
import type { ModelList, ModelProfileResult } from "./result.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(model, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return { result: run.value.envelope.result as ModelProfileResult, document: run.value.document };
}

const refusal = async (name: string) => {
  const run = await runOperation(model, { name }, contextOf());
  return run.ok ? undefined : run.error;
};

describe("a model", () => {
  test("has the price of its maker's page and its first places: GPT-4 of March 2023", async () => {
    // OpenAI, 2023-03-14: $0.03 per thousand tokens of prompt, $0.06 of completion.
    const { result } = await ask({ name: "gpt-4-0314" });
    expect(result.name).toBe("GPT-4 (Mar 2023)");
    const own = result.prices.find(({ provider }) => provider === "openai");
    expect(own).toMatchObject({ date: "2023-03-14", inputUsdPerMtok: 30, outputUsdPerMtok: 60 });
    expect(own?.usdPerMtok).toBeCloseTo((3 * 30 + 60) / 4, 9);
    expect(result.firsts.map(({ what }) => what)).toContain("frontier");
    expect(result.score?.behindAtRelease).toBe(0);
    expect(result.score?.lower).toBeLessThan(result.score?.eci as number);
    expect(result.score?.upper).toBeGreaterThan(result.score?.eci as number);
  });

  test("as of a past day knows nothing later", async () => {
    const asOf = "2024-06-30";
    const { result } = await ask({ name: "gpt-4-0314", asOf });
    expect(result.prices.every(({ date }) => date <= asOf)).toBe(true);
    expect(result.votes?.date.localeCompare(asOf) ?? -1).toBeLessThanOrEqual(0);
    const today = (await ask({ name: "gpt-4-0314" })).result;
    expect(result.score?.of).toBeLessThan(today.score?.of as number);
    expect(result.score?.rank).toBeLessThan(today.score?.rank as number);
  });

  test("that the index does not score has its training run", async () => {
    // Brown et al. 2020, table D.1: 3.14e23 FLOP, 174,600 million parameters.
    const { result } = await ask({ name: "GPT-3 175B (davinci)" });
    expect(result.score).toBeNull();
    expect(result.training).toMatchObject({ flop: 3.14e23, parameters: 174.6e9 });
  });

  test("has the length of its tasks as METR states it, and is drawn", async () => {
    const { result, document } = await ask({ name: "GPT-5" });
    const newest = result.horizons.find(({ suite }) => suite === "1.1");
    expect(newest?.p50Minutes).toBeGreaterThan(100);
    expect(newest?.p50Lower).toBeLessThan(newest?.p50Minutes as number);
    expect(document.filter(({ kind }) => kind === "chart")).toHaveLength(1);
  });

  test("is found by its name, a version and a publisher's spelling", async () => {
    const names = [
      "Claude Opus 4",
      "claude-opus-4-20250514_16K",
      "anthropic/claude-opus-4-20250514",
    ];
    const found = await Promise.all(names.map(async (name) => (await ask({ name })).result.name));
    expect(new Set(found)).toEqual(new Set(["Claude Opus 4"]));
  });

  test("is refused with the nearest names, or with those that it may mean", async () => {
    const unknown = await refusal("gtp-5");
    expect(unknown?.code).toBe("unknown-model");
    expect(unknown?.facts["known"]).toMatch(/^GPT-5/);
    const several = await refusal("gpt-4");
    expect(several).toMatchObject({
      code: "ambiguous-model",
      facts: { known: "GPT-4 (Mar 2023), GPT-4 (Jun 2023)" },
    });
  });
});

describe("models without a name", () => {
  const listed = ask({}).then(({ result }) => result as unknown as ModelList);

  test("are the index, best first, each once", async () => {
    const { models } = await listed;
    expect(models.length).toBeGreaterThan(200);
    expect(new Set(models.map((each) => each.model)).size).toBe(models.length);
    const scores = models.map(({ eci }) => eci);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test("are on the front when, and only when, none on sale is as good and cheaper", async () => {
    const { models } = await listed;
    const onSale = models.filter(({ usdPerMtok }) => usdPerMtok !== null);
    const beaten = (one: ModelList["models"][number]) =>
      onSale.some(
        (other) =>
          (other.offeredEci as number) >= (one.offeredEci as number) &&
          (other.usdPerMtok as number) <= (one.usdPerMtok as number) &&
          ((other.offeredEci as number) > (one.offeredEci as number) ||
            (other.usdPerMtok as number) < (one.usdPerMtok as number)),
      );
    expect(onSale.filter(({ onFront }) => onFront).some(beaten)).toBe(false);
    expect(onSale.filter(({ onFront }) => !onFront).every((one) => beaten(one))).toBe(true);
    expect(models.filter(({ usdPerMtok }) => usdPerMtok === null).some((m) => m.onFront)).toBe(
      false,
    );
  });

  test("cost what `price` says of a level: its cheapest offer is the cheapest of those above", async () => {
    const { models } = await listed;
    const run = await runOperation(price, { atLeast: 150 }, contextOf());
    const cheapest = run.ok ? (run.value.envelope.result as PriceResult).cheapest : null;
    const able = models.filter(({ offeredEci }) => (offeredEci ?? 0) >= 150);
    expect(Math.min(...able.map(({ usdPerMtok }) => usdPerMtok as number))).toBeCloseTo(
      cheapest?.usdPerMtok as number,
      9,
    );
  });
});
