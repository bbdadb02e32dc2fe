import { expect, test } from "vitest";
import { priceOfFlop } from "./price-of-flop.ts";

/** 10^10 FLOP/s for a dollar on 2020-01-01, ten times as much every five years. */
const line = { meanX: 2020, meanY: 10, slope: 0.2 };

/** Part of a chip's price that is lost in a second: ln 10 × 0.2 of it in 365.25 days. */
const LOST = (Math.LN10 * 0.2) / 31_557_600;

test("a FLOP costs the value that a chip loses while it works at three eighths of its peak", () => {
  // A server costs 1.64 times its chips, and they are 81 % of the cluster.
  const usd = (LOST * 1.64) / 0.81 / (1e10 * 0.375);
  expect(priceOfFlop(line, "2020-01-01") / usd).toBeCloseTo(1, 12);
});

test("a FLOP costs a tenth five years later", () => {
  const ratio = priceOfFlop(line, "2025-01-01") / priceOfFlop(line, "2020-01-01");
  // From 2020 to 2025 there are 1,827 days.
  expect(ratio).toBeCloseTo(10 ** (-0.2 * (1827 / 365.25)), 12);
});

test("assumptions of the reader take the place of the published ones", () => {
  const own = { utilization: 0.75, serverFactor: 1, interconnectShare: 0.5 };
  const usd = (LOST * 1) / 0.5 / (1e10 * 0.75);
  expect(priceOfFlop(line, "2020-01-01", own) / usd).toBeCloseTo(1, 12);
});
