import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { printRun } from "../contract/print-run.ts";
import { runOperation } from "../contract/run-operation.ts";
import price from "../price/price.ts";
import trend from "../trend/trend.ts";
import simulate from "./simulate.ts";

const asOf = "2025-06-30";
const model = `inputs:
  price: fact(price, at_least: 140)
  growth: trend(inference-price)
  volume: { value: 10k, unit: Mtok }
outputs:
  price: price
  growth: growth
  cost: price * volume
`;

async function ask(input: object) {
  const run = await runOperation(simulate, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value;
}

test("inputs have what price and trend say as of the day, with the digest of the rows", async () => {
  const { envelope } = await ask({ model, asOf, draws: 65536 });
  const { outputs, facts } = envelope.result;
  const prices = await runOperation(price, { atLeast: 140, asOf }, contextOf());
  const trends = await runOperation(trend, { id: "inference-price", asOf }, contextOf());
  if (!prices.ok || !trends.ok) throw new Error("no answer");
  const { cheapest } = prices.value.envelope.result;
  const fit = "fit" in trends.value.envelope.result ? trends.value.envelope.result.fit : null;
  expect(outputs["price"]?.mean).toBe(cheapest?.usdPerMtok);
  expect(outputs["cost"]).toMatchObject({ mean: (cheapest?.usdPerMtok ?? 0) * 10_000 });
  // The ends of the 90 % interval; the points' error is 0.2 %.
  expect(Number(outputs["growth"]?.p05) / (fit?.lower ?? 0)).toBeCloseTo(1, 2);
  expect(Number(outputs["growth"]?.p95) / (fit?.upper ?? 0)).toBeCloseTo(1, 2);
  expect(facts).toMatchObject({
    asOf,
    digest: envelope.dataDigest,
    inputs: [
      { input: "price", asked: "fact(price, at_least=140)", unit: "USD/Mtok" },
      { input: "growth", asked: "trend(inference-price)", value: fit?.growthPerYear, level: 0.9 },
    ],
  });
  expect(envelope.sources.length).toBeGreaterThan(0);
});

test("a currency is worth what its last month known on the day says", async () => {
  const rated = `inputs:
  rate: fact(rate, of=EUR)
  bill: { value: €1000 }
outputs:
  bill: bill * rate
  unchanged: { value: bill, unit: EUR }
`;
  const { envelope } = await ask({ model: rated, asOf: "2025-02-10", draws: 64 });
  const { outputs, facts } = envelope.result;
  // The average of January 2025 is 0.9656 euro a dollar.
  expect(outputs["bill"]?.mean).toBeCloseTo(1000 / 0.9656, 9);
  expect(facts?.inputs[0]).toMatchObject({ unit: "USD/EUR", what: "exchange-rates 2025-01" });
  expect(envelope.sources.map(({ dataset }) => dataset)).toContain("exchange-rates");
  const before = await ask({ model: rated, asOf: "2025-02-05", draws: 64 });
  expect(before.envelope.result.facts?.inputs[0]?.what).toBe("exchange-rates 2024-12");
});

test.each([
  ["fact(rate, of=EUR)", "2019-06-30", "no-fact"],
  ["fact(rate, of=CHF)", asOf, "no-fact"],
  ["fact(rate)", asOf, "bad-fact"],
  ["fact(rate, in=EUR)", asOf, "bad-fact"],
])("%s as of %s is refused as %s", async (asked, day, code) => {
  const model = `inputs:\n  rate: ${asked}\noutputs:\n  rate: rate\n`;
  const run = await runOperation(simulate, { model, asOf: day }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe(code);
  expect(run.ok ? 0 : run.error.facts["line"]).toBe(2);
});

test("another day gives other facts and another digest", async () => {
  const now = (await ask({ model, draws: 64 })).envelope;
  const then = (await ask({ model, asOf, draws: 64 })).envelope;
  expect(now.dataDigest).not.toBe(then.dataDigest);
  expect(now.result.facts?.inputs[0]?.value).not.toBe(then.result.facts?.inputs[0]?.value);
});

test("what was filled in stands in the text, in both languages", async () => {
  const run = await ask({ model, asOf, draws: 64 });
  const printed = await printRun(simulate, run, "text", { width: 120, color: false });
  const text = printed.ok ? printed.value : "";
  expect(text).toContain("From the facts, as of 2025-06-30");
  expect(text).toContain("trend(inference-price)");
  expect(text).toContain(run.envelope.dataDigest);
});

test.each([
  ["fact(price)", "bad-fact"],
  ["fact(price, 140)", "bad-fact"],
  ["fact(market, at_least=1)", "bad-fact"],
  ["trend(inference-price, 2)", "bad-fact"],
  ["trend(nothing)", "unknown-trend"],
  ["fact(price, at_least=100000)", "no-fact"],
])("%s is refused as %s, with its place", async (belief, code) => {
  const text = `inputs:\n  x: ${belief}\noutputs:\n  y: x\n`;
  const run = await runOperation(simulate, { model: text }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({ code, facts: { line: 2, column: 6 } });
});

test("a series is a table of quantiles by step, for any quantiles", async () => {
  const text = `inputs:
  growth: normal(0.1, 0.02)
recur:
  years: 4
  state:
    size: { start: 1, next: size * exp(growth) }
outputs:
  size: { series: size }
`;
  const run = await ask({ model: text, quantiles: [0.1, 0.5, 0.9], draws: 4096 });
  const { series } = run.envelope.result;
  expect(series?.["size"]?.points.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(series?.["size"]?.points[3]?.quantiles?.[1]?.value).toBeCloseTo(Math.exp(0.4), 2);
  const printed = await printRun(simulate, run, "text", { width: 120, color: false });
  expect(printed.ok ? printed.value : "").toMatch(/year +P10 +P50 +P90 +mean/);
});
