import { describe, expect, test } from "vitest";
import { contextOf, embeddedStore, withRows } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { findPlannerChip, readPlannerChips } from "../hardware/read-planner-chips.ts";
import { chipHourPrice } from "./chip-hour-price.ts";

const { facts } = contextOf();
const window = { asOf: "2026-11-23", hindsight: false };
const chip = (name: string) => must(findPlannerChip(must(readPlannerChips(facts, window)), name));
const priceOf = (name: string, given?: number | string) =>
  must(chipHourPrice(given, chip(name), facts, window));

describe("the price of a chip-hour", () => {
  test("is the given one before any other", () => {
    expect(priceOf("h800-sxm", 3)).toMatchObject({ basis: "given", usd: { value: 3 } });
    const refused = chipHourPrice("cheap", undefined, facts, window);
    expect(refused).toMatchObject({ ok: false, error: { facts: { field: "usdPerChipHour" } } });
  });

  test("is quoted where offers are known, and spans them", () => {
    const price = priceOf("h100-sxm");
    expect(price?.basis).toBe("quoted");
    expect(price?.usd.value).toBeUndefined();
  });

  test("is what DeepSeek assumed of its H800 from the day on which it said so, unless quoted", () => {
    const unquoted = contextOf(
      withRows(embeddedStore, (id, text) =>
        id === "hardware-prices" ? `${text.split("\n")[0]}\n` : text,
      ),
    ).facts;
    const on = (asOf: string, name = "h800-sxm") =>
      must(chipHourPrice(undefined, chip(name), unquoted, { ...window, asOf }));
    expect(on("2025-02-28")).toMatchObject({ basis: "operator", usd: { value: 2 } });
    expect(on("2025-02-27")).toBeUndefined();
    expect(on("2025-02-28", "h100-sxm")).toBeUndefined();
    expect(priceOf("h800-sxm")?.basis).toBe("quoted");
  });

  test("is nobody's of a phone, or of no chip", () => {
    expect(priceOf("iphone-16-pro")).toBeUndefined();
    expect(must(chipHourPrice(undefined, undefined, facts, window))).toBeUndefined();
  });
});
