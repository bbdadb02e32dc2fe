import { expect, test } from "vitest";
import { apiPrices } from "./api-prices.ts";
import { curatedPricesFile } from "./curated-prices.ts";
import { launchPricesFile } from "./launch-prices.ts";
import { priceHistories } from "./price-histories.ts";

type Price = readonly (number | string | null)[];

const modelsDev = (
  id: string,
  prices: readonly Price[],
  { provider = "openai", release = "2025-08-07" as string | null } = {},
) => ({ provider, id, family: null, release, open: false, prices });

const curatedText = "Model Name,Release Date,USD per 1M Tokens\nClaude 2,2024-08-12,12\n";

const launchText = `prices:
  - { provider: google, model: m, input: 0.15, output: 3.5, thinking: true, date: 2025-04-17, source: https://example.org/ }
`;

function textsOf(parts: {
  modelsDev?: readonly object[];
  litellm?: readonly object[];
  genai?: readonly object[];
}): Map<string, string> {
  return new Map([
    [priceHistories["models.dev"].file, JSON.stringify({ models: parts.modelsDev ?? [] })],
    [priceHistories.litellm.file, JSON.stringify({ models: parts.litellm ?? [] })],
    [priceHistories["genai-prices"].file, JSON.stringify({ prices: parts.genai ?? [] })],
    [curatedPricesFile, curatedText],
    [launchPricesFile, launchText],
  ]);
}

function ingest(parts: Parameters<typeof textsOf>[0]) {
  const draft = apiPrices.ingest(textsOf(parts));
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return {
    rows: draft.value.rows.filter(
      (row) => !["curated", "announced"].includes(String(row["history"])),
    ),
    curated: draft.value.rows.filter((row) => row["history"] === "curated"),
    skipped: Object.fromEntries(draft.value.skipped.map(({ reason, count }) => [reason, count])),
  };
}

test("each price of a listing is a row with the days on which it stood", () => {
  const { rows, skipped } = ingest({
    modelsDev: [
      modelsDev("gpt-5", [
        [1.25, 10, 0.125, null, "2025-08-08", "2026-01-05"],
        [1, 8, null, null, "2026-01-05", null],
      ]),
    ],
  });
  expect(skipped).toEqual({});
  expect(rows).toMatchObject([
    {
      id: "models.dev/openai/gpt-5/2025-08-08",
      date: "2025-08-08",
      known_on: "2025-08-08",
      input_usd_mtok: 1.25,
      output_usd_mtok: 10,
      cache_read_usd_mtok: 0.125,
      last_seen: "2026-01-05",
      release: "2025-08-07",
      left_censored: false,
      rolling_alias: false,
    },
    { id: "models.dev/openai/gpt-5/2026-01-05", input_usd_mtok: 1, left_censored: false },
  ]);
});

test("corrections, zero prices, slips, known errors and resellers are counted, not kept", () => {
  const { rows, skipped } = ingest({
    modelsDev: [
      modelsDev("a", [[1, 2, null, null, "2026-01-01", "2026-01-03"]]),
      modelsDev("b", [[0, 0, null, null, "2026-01-01", null]]),
      modelsDev("c", [[500_000, 500_000, null, null, "2026-01-01", null]]),
      modelsDev("gpt-4", [[10, 30, null, null, "2025-06-11", "2025-08-08"]]),
      modelsDev("d", [[1, 2, null, null, "2026-01-01", null]], { provider: "openrouter" }),
      modelsDev("text-embedding-3-small", [[0.02, 0, null, null, "2026-01-01", null]]),
    ],
  });
  expect(rows).toEqual([]);
  expect(skipped).toEqual({
    correction: 1,
    zero: 1,
    "unit-slip": 1,
    "known-error": 1,
    "other-provider": 1,
    "other-product": 1,
  });
});

test("a price first seen long after release may be older and says so", () => {
  const censored = (firstSeen: string, release: string | null) =>
    ingest({ modelsDev: [modelsDev("m", [[1, 2, null, null, firstSeen, null]], { release })] })
      .rows[0]?.["left_censored"];
  expect(censored("2026-02-01", "2026-01-20")).toBe(false);
  expect(censored("2026-06-01", "2026-01-20")).toBe(true);
  expect(censored("2025-06-05", "2025-06-01")).toBe(true);
  expect(censored("2026-02-01", null)).toBe(false);
});

test("a rolling name keeps its prices and loses its release date", () => {
  const { rows } = ingest({
    modelsDev: [
      modelsDev("deepseek-chat", [[0.27, 1.1, null, null, "2025-06-10", null]], {
        provider: "deepseek",
        release: "2025-12-01",
      }),
    ],
  });
  expect(rows[0]).toMatchObject({ rolling_alias: true, input_usd_mtok: 0.27 });
  expect(rows[0]?.["release"]).toBeUndefined();
});

test("a stated start dates the price and ends the one before it", () => {
  const price = (input: number, start_date: string | null) => ({
    provider: "anthropic",
    id: "claude-sonnet-5",
    input,
    output: 5 * input,
    cache_read: null,
    cache_write: null,
    start_date,
    start_time: null,
    tiered: false,
    first_seen: "2026-06-30",
    last_seen: null,
  });
  const { rows } = ingest({ genai: [price(2, null), price(3, "2026-09-01")] });
  expect(rows).toMatchObject([
    { date: "2026-06-30", input_usd_mtok: 2, last_seen: "2026-09-01" },
    { date: "2026-09-01", input_usd_mtok: 3, known_on: "2026-06-30" },
  ]);
});

test("one model has one name at its maker and at its hosts", () => {
  const listing = (provider: string, id: string) => ({
    provider,
    id,
    prices: [[3, 15, null, "2024-07-01", null]],
  });
  const { rows } = ingest({
    litellm: [
      listing("anthropic", "claude-3-5-sonnet-20240620"),
      listing("bedrock", "anthropic.claude-3-5-sonnet-20240620-v1:0"),
      listing("azure", "azure/claude-3-5-sonnet-20240620"),
      listing("bedrock", "eu.anthropic.claude-3-5-sonnet-20240620-v1:0"),
    ],
  });
  expect(rows.map((row) => [row["provider"], row["model"]])).toEqual([
    ["anthropic", "claude-3-5-sonnet-20240620"],
    ["amazon-bedrock", "claude-3-5-sonnet-20240620"],
    ["azure", "claude-3-5-sonnet-20240620"],
  ]);
});

test("curated prices are blended and name their maker", () => {
  expect(ingest({}).curated).toMatchObject([
    { model: "Claude 2", provider: "anthropic", blended_usd_mtok: 12, date: "2024-08-12" },
  ]);
});

test("a page of HTML in place of a history is refused by name", () => {
  const texts = textsOf({}).set(priceHistories.litellm.file, "<!DOCTYPE html>");
  expect(apiPrices.ingest(texts)).toMatchObject({
    ok: false,
    error: { code: "html-not-json", facts: { file: "litellm-derived/price-history.json" } },
  });
});

test("a price that is no number is refused with its field", () => {
  const texts = textsOf({
    litellm: [{ provider: "openai", id: "x", prices: [["1", 2, null, "2024-07-01", null]] }],
  });
  expect(apiPrices.ingest(texts)).toMatchObject({
    ok: false,
    error: {
      code: "bad-json",
      facts: {
        file: "litellm-derived/price-history.json",
        row: "models.0.prices.0",
        column: "0",
        value: '"1"',
      },
    },
  });
});

test("an announced price holds from its day, with or without thinking", () => {
  const draft = apiPrices.ingest(textsOf({}));
  const rows = draft.ok ? draft.value.rows.filter((row) => row["history"] === "announced") : [];
  expect(rows).toMatchObject([
    {
      id: "announced/google/m/2025-04-17/thinking",
      known_on: "2025-04-17",
      output_usd_mtok: 3.5,
      thinking: true,
      left_censored: false,
    },
  ]);
});
