import { describe, expect, test } from "vitest";
import { embeddedStore, factsOf } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { openFacts } from "../../data/facts.ts";
import { withTables } from "../../node/store-facts.ts";
import { mergeEdition } from "../merge-edition.ts";
import { liveApiPrices } from "./live-prices.ts";

const DAY = "2026-12-01";
const BEFORE = { asOf: "2026-11-30", hindsight: false };

const standing = must(factsOf().selectAll("api-prices", BEFORE)).rows.filter(
  (row) => row["last_seen"] === undefined && row["blended_usd_mtok"] === undefined,
);

type Row = (typeof standing)[number];

/** The files of the publishers as they would be if what stands were listed, or others. */
function textsOf(rows: readonly Row[]): ReadonlyMap<string, string> {
  const listed = (history: string) => rows.filter((row) => row["history"] === history);
  const providersOf = (history: string) => [
    ...new Set(listed(history).map((row) => String(row["provider"]))),
  ];
  const of = (history: string, provider: string) =>
    listed(history).filter((row) => row["provider"] === provider);
  return new Map([
    [
      "models-dev/api.json",
      JSON.stringify(
        Object.fromEntries(
          providersOf("models.dev").map((provider) => [
            provider,
            {
              models: Object.fromEntries(
                of("models.dev", provider).map((row, index) => [
                  `${index}/${row["model"]}`,
                  {
                    cost: {
                      ...{ input: row["input_usd_mtok"], output: row["output_usd_mtok"] },
                      cache_read: row["cache_read_usd_mtok"],
                      cache_write: row["cache_write_usd_mtok"],
                    },
                  },
                ]),
              ),
            },
          ]),
        ),
      ),
    ],
    [
      "litellm/model_prices_and_context_window.json",
      JSON.stringify(
        Object.fromEntries([
          ["sample_spec", { mode: "one of: chat", input_cost_per_token: 0 }],
          ["a-picture", { mode: "image_generation", litellm_provider: "openai" }],
          ...listed("litellm").map((row, index) => [
            `${index}/x/${row["model"]}`,
            {
              ...{ mode: "chat", litellm_provider: row["provider"] },
              input_cost_per_token: Number(row["input_usd_mtok"]) / 1e6,
              output_cost_per_token: Number(row["output_usd_mtok"]) / 1e6,
              cache_read_input_token_cost:
                row["cache_read_usd_mtok"] === undefined
                  ? null
                  : Number(row["cache_read_usd_mtok"]) / 1e6,
            },
          ]),
        ]),
      ),
    ],
    [
      "genai-prices/data.json",
      JSON.stringify(
        providersOf("genai-prices").map((provider) => ({
          id: provider,
          models: of("genai-prices", provider).map((row, index) => ({
            id: `${index}/${row["model"]}`,
            prices: [
              { prices: { input_mtok: 1e6, output_mtok: { base: 1e6, tiers: [] } } },
              {
                constraint: { start_date: "2026-11-01" },
                prices: {
                  ...{ input_mtok: row["input_usd_mtok"], output_mtok: row["output_usd_mtok"] },
                  cache_read_mtok: row["cache_read_usd_mtok"],
                  cache_write_mtok: row["cache_write_usd_mtok"],
                },
              },
              {
                constraint: { start_date: "2027-01-01" },
                prices: { input_mtok: 1, output_mtok: 2 },
              },
            ],
          })),
        })),
      ),
    ],
  ]);
}

const known = {
  manifestText: embeddedStore.readManifestText("api-prices"),
  rowsText: embeddedStore.readRowsText("api-prices"),
};

const pullOn = (rows: readonly Row[], day = DAY, before = known) =>
  must(
    mergeEdition(
      before,
      must(liveApiPrices.adapterOn(day).ingest(textsOf(rows))),
      day,
      liveApiPrices,
    ),
  );

const factsWith = (texts: typeof known) =>
  openFacts(withTables(embeddedStore, new Map([["api-prices", texts]]), { head: "", day: DAY }));

const pick = (row: Row) => row["history"] === "models.dev" && row["model"] === "gpt-5";

describe("list prices as they stand", () => {
  test("that are those which are known change nothing", () => {
    expect(standing.length).toBeGreaterThan(1000);
    const { added, revised, withdrawn, doubt } = pullOn(standing);
    expect({ added, revised, withdrawn, doubt }).toEqual({ added: 0, revised: 0, withdrawn: 0 });
  });

  const changed = standing
    .map((row) => (pick(row) ? { ...row, input_usd_mtok: 2.5 } : row))
    .filter((row) => row["model"] !== "gpt-5-mini")
    .concat([
      { ...(standing.find(pick) as Row), model: "gpt-6", input_usd_mtok: 4, output_usd_mtok: 20 },
    ]);

  test("end what stood before, begin beside it, and leave the day before as it was", () => {
    const merged = pullOn(changed);
    expect(merged.added).toBe(1);
    expect(merged.revised).toBe(standing.filter(pick).length);
    expect(merged.withdrawn).toBe(standing.filter((row) => row["model"] === "gpt-5-mini").length);
    const [now, then] = [factsWith(merged.texts), factsOf()];
    const rowsOn = (asOf: string, of = now) =>
      must(of.selectAll("api-prices", { asOf, hindsight: false })).rows;
    expect(rowsOn(BEFORE.asOf)).toEqual(rowsOn(BEFORE.asOf, then));
    const yesterday = now.fresh();
    yesterday.selectAll("api-prices", BEFORE);
    const untouched = then.fresh();
    untouched.selectAll("api-prices", BEFORE);
    expect(yesterday.digest()).toBe(untouched.digest());
    const fresh = rowsOn(DAY).filter(({ known_on }) => known_on === DAY);
    expect(fresh.map((row) => [row["model"], row["input_usd_mtok"], row["left_censored"]])).toEqual(
      expect.arrayContaining([
        ["gpt-5", 2.5, false],
        ["gpt-6", 4, expect.any(Boolean)],
      ]),
    );
    const ended = rowsOn(DAY).filter((row) => row["last_seen"] === DAY);
    expect(ended.length).toBe(merged.revised + merged.withdrawn);
  });

  test("pulled twice on a day leave no trace of the first", () => {
    const first = pullOn(changed);
    const dearer = changed.map((row) => (pick(row) ? { ...row, input_usd_mtok: 3 } : row));
    const second = pullOn(dearer, DAY, first.texts);
    expect(second.doubt).toBeUndefined();
    const fresh = must(
      factsWith(second.texts).selectAll("api-prices", { asOf: DAY, hindsight: false }),
    ).rows.filter((row) => pick(row) && row.known_on === DAY);
    expect(fresh.map((row) => row["input_usd_mtok"])).toEqual(fresh.map(() => 3));
    expect(fresh.length).toBeGreaterThan(0);
  });

  test("wait where a price moved more than tenfold, or a fifth is gone", () => {
    const slip = standing.map((row) => (pick(row) ? { ...row, output_usd_mtok: 500 } : row));
    expect(pullOn(slip).doubt).toMatchObject({
      ...{ code: "edition-moved-value", facts: { column: "output_usd_mtok", now: 500 } },
    });
    const half = standing.filter((_row, index) => index % 2 === 0);
    expect(pullOn(half).doubt?.code).toBe("edition-lost-rows");
  });
});
