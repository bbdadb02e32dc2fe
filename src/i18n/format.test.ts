import { expect, test } from "vitest";
import { formatFactor, formatNumber, formatPercent, formatUsd } from "./format.ts";

test("numbers have three significant digits, plain where short and with an exponent where long", () => {
  expect(
    [0, 1.2345, 12.0, 123456, 2.1e25, 0.00012, -4.5].map((value) => formatNumber(value)),
  ).toEqual(["0", "1.23", "12", "123,456", "2.10e25", "1.20e-4", "-4.5"]);
  expect(formatNumber(Number.NaN)).toBe("–");
});

test("money is in USD with k, M, B or T", () => {
  expect([0.375, 37.5, 1500, 1e6, 40.2e6, 388e9, 1.2e12].map(formatUsd)).toEqual([
    "$0.375",
    "$37.5",
    "$1.5k",
    "$1M",
    "$40.2M",
    "$388B",
    "$1.2T",
  ]);
});

test("factors and shares carry their sign", () => {
  expect(formatFactor(2.449)).toBe("2.45×");
  expect(formatPercent(0.728)).toBe("72.8 %");
});

test("a share that is short of all of it does not read as all of it", () => {
  expect([0.9994, 0.99951, 0.99997, 1 - 1e-9, 1, 1 + 1e-9, 1 - 2e-16].map(formatPercent)).toEqual([
    "99.9 %",
    "> 99.9 %",
    "> 99.9 %",
    "> 99.9 %",
    "100 %",
    "100 %",
    "100 %",
  ]);
});
