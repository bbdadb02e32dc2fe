import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { needsShared, sharedText } from "../../../test/support/shared.ts";
import { runOperation } from "../contract/run-operation.ts";
import priceDecline from "./price-decline.ts";

async function ask(input: object) {
  const run = await runOperation(priceDecline, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

const names = ["aa_data_with_math5.csv", "epoch_ai_price_data_not_in_aa_with_benchmarks.csv"];

test("reproduces the 21 published series from the publisher's files", async (context) => {
  needsShared(context);
  const inputs = Object.fromEntries(
    names.map((name) => [name, sharedText(`pinned/inference-price/${name}`)]),
  );
  const { series } = await ask({ inputs });
  expect(series.length).toBe(21);
  const factors = series.map(({ declinePerYear }) => declinePerYear).sort((a, b) => a - b);
  // As printed by Epoch AI in March 2025: 9.24 to 851, median 46.2, GPQA at GPT-4's level 42.02.
  expect(factors[0]).toBeCloseTo(9.24, 2);
  expect(factors[10]).toBeCloseTo(46.2, 1);
  expect(factors.at(-1)).toBeCloseTo(851, 0);
  const gpqa = series.find(
    ({ benchmark, thresholdLabel }) =>
      benchmark === "GPQA Diamond" && thresholdLabel.startsWith("GPT-4"),
  );
  expect(gpqa?.declinePerYear).toBeCloseTo(42.02, 2);
});

test("the live series name their definition and hold only cheaper and cheaper prices", async () => {
  const { series, definition } = await ask({});
  expect(definition).toContain("Epoch Capabilities Index");
  for (const { points, n } of series) {
    expect(points.length).toBe(n);
    const prices = points.map(({ usdPerMtok }) => usdPerMtok);
    expect([...prices].sort((a, b) => b - a)).toEqual(prices);
  }
});

test("a folder without the tables is refused by the name of the table", async () => {
  const run = await runOperation(priceDecline, { inputs: {} }, contextOf());
  expect(run.ok ? {} : run.error).toMatchObject({
    code: "missing-file",
    facts: { file: names[0] },
  });
});
