import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const prices = readDataset(import.meta.dirname);

test("the rows are the ones that the manifest describes", () => {
  expect(prices.intact).toBe(true);
  expect(prices.manifest.coverage.rows).toBe(prices.rows.length);
});

test("a GTX 580 was released at $499, as techpowerup.com lists it", () => {
  const price = prices.row("2010-11-09/NVIDIA-GeForce-GTX-580/purchase");
  expect([price["usd"], price["single_unit"], price["dgx"]]).toEqual([499, true, false]);
  expect(price.source).toBe("https://www.techpowerup.com/gpu-specs/geforce-gtx-580.c270");
});

test("a V100 in a DGX-1 at $149,000 is $18,625, one in a DGX Station at $69,000 is $17,250", () => {
  const v100 = prices.rows.filter(
    (row) => row["hardware"] === "NVIDIA V100" && row["dgx"] === true && row.date === "2017-07-01",
  );
  expect(v100.map((row) => row["usd"]).sort()).toEqual([17_250, 18_625]);
});

test("the middle on-demand offer of an H100 SXM on 22 August 2026 was about $3.25 an hour", () => {
  const offers = prices.rows
    .filter((row) => row.date === "2026-08-22" && row["statistic"] === "price")
    .filter((row) => row["hardware"] === "NVIDIA H100 SXM5 80GB")
    .map((row) => Number(row["usd"]))
    .sort((a, b) => a - b);
  // The range printed with the source's summary is 1.91 to 12.29 over all kinds.
  expect(offers.at(0)).toBeGreaterThanOrEqual(1.91);
  expect(offers.at(-1)).toBeLessThanOrEqual(12.29);
  const middle = offers[Math.floor(offers.length / 2)] as number;
  expect(Math.abs(middle - 3.25)).toBeLessThan(0.5);
});

test("prices are per chip: a purchase costs more than a day of its rent", () => {
  const purchases = prices.rows.filter((row) => row["basis"] === "purchase");
  const hours = prices.rows.filter((row) => row["basis"] === "hour");
  expect(Math.max(...hours.map((row) => Number(row["usd"])))).toBeLessThan(50);
  expect(Math.min(...purchases.map((row) => Number(row["usd"])))).toBeGreaterThanOrEqual(30);
});
