import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { runOperation } from "../contract/run-operation.ts";
import market from "./market.ts";

async function ask(input: Record<string, unknown>) {
  const run = await runOperation(market, input, contextOf());
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.facts)}`);
  return run.value.envelope.result;
}

describe("installed computing power at the end of 2025", () => {
  test("is held to 72.8 % by five firms, with an index of at least 1,279", async () => {
    const { concentration } = await ask({});
    const compute = concentration.find(
      ({ measure, period }) => measure === "installed-compute" && period === "2025-12-31",
    );
    // Published figures: printed to a tenth of a percent, and ± 30 for the index.
    expect(100 * (compute?.topFiveShare ?? 0)).toBeCloseTo(72.8, 1);
    expect(Math.abs((compute?.hhiLower ?? 0) - 1279)).toBeLessThan(30);
    expect(compute?.hhiUpper).toBeGreaterThan(compute?.hhiNamed ?? Number.NaN);
  });

  test("was not known before the estimate appeared in April 2026", async () => {
    const { compute, concentration } = await ask({ asOf: "2026-03-01" });
    expect(compute).toEqual([]);
    expect(concentration.map(({ measure }) => measure)).not.toContain("installed-compute");
  });
});

describe("figures of companies", () => {
  test("keep their definitions apart and show who contradicts whom", async () => {
    const { revenue, users } = await ask({});
    expect(new Set(revenue.map(({ definition }) => definition)).size).toBeGreaterThan(3);
    const yearEnd = revenue.filter(
      ({ company, date }) => company === "OpenAI" && date === "2024-12-31",
    );
    expect(yearEnd.map(({ usdPerYear }) => usdPerYear / 1e9)).toEqual([3.7, 5.5]);
    expect(yearEnd[0]?.conflictsWith).toContain(yearEnd[1]?.id);
    const claude = users.filter(({ company }) => company === "Anthropic");
    expect(claude[0]?.conflictsWith).toContain(claude[1]?.id);
  });

  test("hold a round that was cancelled as closed until that is known", async () => {
    const disney = async (asOf: string) =>
      (await ask({ asOf })).funding.find(({ label }) => label === "1B Disney")?.status;
    expect(await disney("2026-06-30")).toBe("closed");
    expect(await disney("2026-09-30")).toBe("cancelled");
  });

  test("name the clouds behind a laboratory", async () => {
    const { camps } = await ask({ company: "Anthropic" });
    expect(camps.map(({ backer }) => backer)).toEqual(["Google", "Amazon", "Microsoft", "NVIDIA"]);
  });
});

describe("the bet of a hundred billion", () => {
  test("was far from reached by funding at the end of 2023, and is reached today", async () => {
    const then = (await ask({ asOf: "2023-12-28" })).bet;
    const now = (await ask({})).bet;
    expect(then.funding?.crossedOn).toBeNull();
    expect(then.funding?.usd).toBeLessThan(20e9);
    expect(now.funding).toMatchObject({ crossedOn: "2025-09-02", censored: false });
    // The first sum of four quarters is above it already: nobody here saw it pass.
    expect(now.capital).toMatchObject({ crossedOn: now.capital?.from, censored: true });
    expect(now.capital?.usd).toBeGreaterThan(4 * now.thresholdUsd);
  });
});

describe("a question that cannot be answered", () => {
  test.each([
    [{ company: "Nokia" }, "unknown-company"],
    [{ asOf: "1900-01-01" }, "as-of-before-first-fact"],
  ])("%j is refused as %s", async (input, code) => {
    const run = await runOperation(market, input, contextOf());
    expect(run).toMatchObject({ ok: false, error: { code } });
  });
});
