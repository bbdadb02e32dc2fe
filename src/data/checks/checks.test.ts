import { expect, test } from "vitest";
import { type MadeRow, madeFacts } from "../../../test/support/made-facts.ts";
import { checks } from "./index.ts";

/** Ids of the made rows that a check finds, by their place. */
function found(id: string, rows: readonly MadeRow[]): readonly number[] {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new Error(`no check ${id}`);
  const table = madeFacts({ [check.dataset]: rows }).selectAll(check.dataset, {
    asOf: "2030-01-01",
    hindsight: false,
  });
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return check.find(table.value.rows).map(({ row }) => Number(row.replace("made-", "")));
}

const model = { date: "2024-01-01", model: "m", vintage: "v", notable: true };

test("compute that leaves out the 6 of 6ND is found, by active parameters where these are stated", () => {
  const language = { ...model, domain: "Language", parameters: 975e9, active_parameters: 41e9 };
  const run = (flop: number, more: object = {}) => ({
    ...language,
    dataset_size: 45e12,
    training_flop: flop,
    ...more,
  });
  const rows = [
    run(1.845e24),
    run(1.107e25),
    run(1.107e25 * 1.19),
    run(1.107e25 * 1.21),
    run(1.845e24, { domain: "Vision" }),
    run(1.845e24, { base_model: "another" }),
    run(1.845e24, { date: "2017-01-01" }),
  ];
  expect(found("compute-6nd", rows)).toEqual([0, 3]);
});

test("a cost a hundred times below or above that of runs of its time and compute is found", () => {
  const run = (cost: number, flop = 1e24) => ({
    ...model,
    training_flop: flop,
    cost_usd2023: cost,
  });
  const usual = [run(1e6), run(1.1e6), run(0.9e6)];
  expect(found("cost-of-neighbours", [...usual, run(9e3), run(2e8), run(2e4)])).toEqual([3, 4]);
  expect(found("cost-of-neighbours", [...usual, run(9e3, 1e20)])).toEqual([]);
  const late = { ...run(9e3), date: "2028-01-01" };
  expect(found("cost-of-neighbours", [...usual, late])).toEqual([]);
});

test("a run of the ten largest that cost less than 5,000 dollars is found, a smaller run is not", () => {
  const run = (flop: number, cost: number) => ({
    ...model,
    training_flop: flop,
    cost_usd2023: cost,
  });
  const large = Array.from({ length: 9 }, (_, index) => run(1e24 + index, 1e6));
  expect(found("top-ten-cheap", [...large, run(1e23, 1214)])).toEqual([9]);
  expect(found("top-ten-cheap", [...large, run(2e24, 1e6), run(1e23, 1214)])).toEqual([]);
  expect(found("top-ten-cheap", [...large, run(1e23, 5000)])).toEqual([]);
  expect(found("top-ten-cheap", [{ ...run(1e23, 1214), notable: false }])).toEqual([]);
});

const price = (provider: string, input: number, output: number, more: object = {}) => ({
  ...{ date: "2025-06-22", model: "m", provider, history: "litellm" },
  ...{ input_usd_mtok: input, output_usd_mtok: output },
  ...more,
});

test("a price ninefold that of the same seller elsewhere, or of other sellers, is found", () => {
  const genai = { history: "genai-prices" };
  const same = [price("fireworks-ai", 0.1, 0.1, genai), price("fireworks-ai", 0.9, 0.9)];
  expect(found("price-ninefold", same)).toEqual([0, 1]);
  const usual = [price("groq", 1, 1), price("azure", 1.2, 1.2), price("cerebras", 1.1, 1.1)];
  const cheap = price("deepinfra", 0.1, 0.1);
  expect(found("price-ninefold", [...usual, cheap])).toEqual([3]);
  expect(found("price-ninefold", [price("groq", 1, 1), cheap])).toEqual([]);
  const ended = usual.map((row) => ({ ...row, last_seen: "2025-07-01" }));
  expect(found("price-ninefold", [...ended, { ...cheap, date: "2025-07-01" }])).toEqual([]);
});

test("a price without thinking beside one with it is found until it says so", () => {
  const thinking = price("google", 0.15, 3.5, { history: "announced", thinking: true });
  const plain = price("google", 0.15, 0.6);
  expect(found("thinking-price", [thinking, plain])).toEqual([1]);
  expect(found("thinking-price", [thinking, { ...plain, thinking: false }])).toEqual([]);
  expect(found("thinking-price", [price("google", 0.15, 1.7), plain])).toEqual([]);
  expect(found("thinking-price", [thinking, price("azure", 0.15, 0.6)])).toEqual([]);
});

test("a router's price under the maker of open weights is found: no other history lists the maker", () => {
  const router = price("google", 0.1, 0.2, { history: "genai-prices", open_weights: true });
  const host = price("deepinfra", 0.09, 0.16);
  const other = price("amazon-bedrock", 0.23, 0.38, { history: "models.dev" });
  expect(found("router-as-maker", [router, host, other])).toEqual([0]);
  expect(found("router-as-maker", [router, host])).toEqual([]);
  expect(found("router-as-maker", [router, host, other, price("google", 0.1, 0.2)])).toEqual([]);
  const closed = { ...router, open_weights: false };
  expect(found("router-as-maker", [closed, host, other])).toEqual([]);
});
