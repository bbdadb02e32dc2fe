import { describe, expect, test } from "vitest";
import { factsOf } from "../../test/support/facts.ts";
import { type MadeRow, madeFacts } from "../../test/support/made-facts.ts";
import { computeConcentration, concentrations } from "./market.ts";

/** Shares in percent of a whole of 100. */
const ownership = (shares: Readonly<Record<string, number>>) => ({
  date: "2025-12-31",
  installedH100e: 100,
  owners: Object.entries(shares).map(([owner, h100e]) => ({
    owner,
    h100e,
    share: h100e / 100,
    firm: owner !== "Other",
    source: "",
  })),
});

test("the lower bound counts the five largest firms alone, a group of firms never", () => {
  const market = computeConcentration(
    ownership({ A: 30, Other: 25, B: 15, C: 10, D: 8, E: 7, F: 5 }),
  );
  expect(market.hhiLower).toBeCloseTo(900 + 225 + 100 + 64 + 49, 9);
  expect(market.hhiNamed).toBeCloseTo(900 + 225 + 100 + 64 + 49 + 25, 9);
  // The rest of 25 % is five firms as large as the smallest named.
  expect(market.hhiUpper).toBeCloseTo(market.hhiNamed + 5 * 25, 9);
  expect(market.topFiveShare).toBeCloseTo(0.7, 12);
});

describe("published shares", () => {
  const window = { asOf: "2026-11-23", hindsight: false };
  const share = (metric: string, name: string, part: number): MadeRow => ({
    ...{ date: "2025-12-31", known_on: "2025-12-31", period: "2025", market: "world" },
    ...{ id: `${metric} ${name}`, metric, name, share: part, publisher: "made" },
  });
  const made = (rows: readonly MadeRow[]) => {
    const found = concentrations(madeFacts({ "market-shares": rows }), window);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };

  test("lie between a rest of dust and a rest of one firm, with the coverage beside", () => {
    const [market] = made([share("spend", "OpenAI", 0.4), share("spend", "Anthropic", 0.27)]);
    expect(market?.coverage).toBeCloseTo(0.67, 12);
    expect(market?.hhiLower).toBeCloseTo(1600 + 729, 9);
    // A firm that the list leaves out may be larger than the smallest that it names.
    expect(market?.hhiUpper).toBeCloseTo(1600 + 729 + 33 * 33, 9);
  });

  test("say who is large elsewhere and not named here, whatever the product is called", () => {
    const markets = made([
      ...[share("spend", "OpenAI", 0.4), share("spend", "Anthropic", 0.27)],
      ...[share("visits", "ChatGPT", 0.6), share("visits", "Gemini", 0.3)],
      ...[share("visits", "Claude", 0.1)],
    ]);
    expect(markets.map(({ measure, missing }) => [measure, missing])).toEqual([
      ["spend", ["Google"]],
      // Everything is named.
      ["visits", []],
    ]);
  });

  test("of Menlo Ventures hold Google, so that the index is at least 2,770", () => {
    const found = concentrations(factsOf(), window);
    if (!found.ok) throw new Error(found.error.code);
    const menlo = found.value.find(({ measure }) => measure === "enterprise-api-spend");
    expect(menlo?.shares.map(({ name }) => name)).toContain("Google");
    expect(menlo?.hhiLower).toBeCloseTo(40 * 40 + 27 * 27 + 21 * 21, 6);
    expect(menlo?.hhiUpper).toBeCloseTo(2770 + 12 * 12, 6);
    expect(menlo?.coverage).toBeCloseTo(0.88, 12);
  });

  test("always add up to at most one, and what is not named is said", () => {
    const found = concentrations(factsOf(), window);
    if (!found.ok) throw new Error(found.error.code);
    for (const { measure, shares, coverage, rest, hhiLower, hhiUpper } of found.value) {
      const named = shares.reduce((sum, each) => sum + each.share, 0);
      expect(named, measure).toBeLessThanOrEqual(1 + 1e-9);
      expect(coverage + rest, measure).toBeCloseTo(1, 12);
      expect(hhiUpper, measure).toBeGreaterThanOrEqual(hhiLower);
    }
  });
});
