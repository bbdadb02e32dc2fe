import { describe, expect, test } from "vitest";
import { dayAt, productDays, shareBy } from "./product-days.ts";

const lag = { n: 1, at: () => ({ middle: 0, spread: 100 }) };
const sorted = (days: ReturnType<typeof productDays>) => days.toSorted((a, b) => a.day - b.day);

describe("days of the first product", () => {
  const days = productDays(Array(200).fill(1000), lag, 1, undefined);

  test("lie about the day of possibility as the normal of the lag", () => {
    const at = (place: number) => dayAt(sorted(days), place);
    // 4,000 stratified draws.
    expect(Math.abs(at(0.5) - 1000)).toBeLessThan(2);
    expect(Math.abs(at(0.95) - (1000 + 164.485))).toBeLessThan(8);
    expect(Math.abs(at(0.05) - (1000 - 164.485))).toBeLessThan(8);
    expect(shareBy(days, 1000)).toBeCloseTo(0.5, 2);
  });

  test("are the rest of it where it had not come by a day", () => {
    const rest = productDays(Array(200).fill(1000), lag, 1, 1100);
    expect(rest.every(({ day }) => day >= 1101)).toBe(true);
    // The half of the upper tail beyond one standard deviation: 1.4096 of them (of 0.1587 / 2).
    expect(Math.abs(dayAt(sorted(rest), 0.5) - 1140.96)).toBeLessThan(4);
  });

  test("of a draw that was possible long ago count little once the product is late", () => {
    const two = productDays([0, 1000], lag, 1, 900);
    const old = two.slice(0, 20).reduce((sum, { weight }) => sum + weight, 0);
    const recent = two.slice(-20).reduce((sum, { weight }) => sum + weight, 0);
    expect(recent / 20).toBeCloseTo(0.8413, 3);
    expect(old / recent).toBeLessThan(1e-9);
  });

  test("move with the middle of the lag, and what is left with them", () => {
    const early = { n: 1, at: () => ({ middle: -50, spread: 100 }) };
    const moved = productDays(Array(200).fill(1050), early, 1, 1100);
    expect(moved).toEqual(productDays(Array(200).fill(1000), lag, 1, 1100));
  });

  test("stay infinite where a draw does not expect it", () => {
    const never = productDays([Number.POSITIVE_INFINITY], lag, 1, 900);
    expect(dayAt(sorted(never), 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(shareBy(never, 1e9)).toBe(0);
  });
});
