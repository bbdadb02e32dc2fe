import { expect, test } from "vitest";
import { computeConcentration } from "./market.ts";

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
