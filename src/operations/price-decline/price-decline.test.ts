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

const header =
  "Model Name,Release Date,USD per 1M Tokens,MMLU,GPQA Diamond,MATH-500,MATH 5,HumanEval,LMSys Chatbot Arena ELO";
const own = (...rows: readonly string[]) => ({
  inputs: {
    "aa_data_with_math5.csv": [header, ...rows, ""].join("\n"),
    "epoch_ai_price_data_not_in_aa_with_benchmarks.csv": `${header}\nnone,2020-01-01,,,,,,,\n`,
  },
});
const halved = [
  "m1,2023-01-01,64,70,,,,,",
  "m2,2023-07-01,32,70,,,,,",
  "m3,2024-01-01,16,70,,,,,",
  "m4,2024-07-01,8,70,,,,,",
  "m5,2025-01-01,1,70,,,,,",
  "m6,2025-07-01,0.1,70,,,,,",
];

test("own prices after the day of the question are left out", async () => {
  const { series } = await ask({ ...own(...halved), asOf: "2024-12-31" });
  // Halved every half year: 4-fold in 365 days by least squares of log10(price) on the day.
  expect(series[0]).toMatchObject({ n: 4 });
  expect(series[0]?.declinePerYear).toBeCloseTo(4, 1);
  expect((await ask(own(...halved))).series[0]).toMatchObject({ n: 6 });
  const before = await runOperation(
    priceDecline,
    { ...own(...halved), asOf: "2022-12-31" },
    contextOf(),
  );
  // The other table has a row without a price, which no day admits.
  expect(before.ok ? "" : before.error.code).toBe("nothing-known-then");
});

test("own rows that cost nothing are left out and counted", async () => {
  const input = own(...halved, "free,2024-02-01,0,70,,,,,");
  const run = await runOperation(priceDecline, input, contextOf());
  if (!run.ok) throw new Error(run.error.code);
  expect(run.value.envelope.result.series[0]?.n).toBe(6);
  expect(run.value.envelope.notes.join(" ")).toContain("1 rows that cost nothing");
});

const table = (...rows: readonly string[]) =>
  ["model,date,price,My exam,licence", ...rows, ""].join("\n");
const falling = [
  "m1,2023-01-01,64,70,MIT",
  "m2,2023-07-01,32,71,MIT",
  "free,2023-09-01,0,75,MIT",
  "m3,2024-01-01,16,70,MIT",
  "m4,2024-07-01,8,72,MIT",
  "no price,2024-08-01,,72,MIT",
  "m5,2025-01-01,1,70,MIT",
];

test("one table of the reader: any benchmarks, by its day, with what was left out", async () => {
  const input = { data: table(...falling), asOf: "2024-12-31" };
  const run = await runOperation(priceDecline, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const { result, notes } = run.value.envelope;
  expect(result.series).toMatchObject([{ benchmark: "My exam", threshold: 70, n: 4 }]);
  expect(result.series[0]?.declinePerYear).toBeCloseTo(4, 1);
  expect(notes.join(" ")).toMatch(/My exam/);
  expect(notes.filter((note) => /^1 (entries|rows)/.test(note))).toHaveLength(3);
});

test.each([
  [{ data: "model,date,My exam\na,2024-01-01,3\n" }, "csv-column"],
  [{ data: "model,date,price\na,2024-01-01,3\n" }, "no-score-columns"],
  [{ data: table("a,2024-01-01,-1,70,MIT") }, "bad-cell"],
  [{ data: table("a,2024-01-01,1,70,MIT"), inputs: {} }, "only-one-of"],
  [{ data: table("a,2024-01-01,1,70,MIT"), asOf: "2023-12-31" }, "nothing-known-then"],
])("refuses %j: %s", async (input, code) => {
  const run = await runOperation(priceDecline, input, contextOf());
  expect(run.ok ? "" : run.error.code).toBe(code);
});
