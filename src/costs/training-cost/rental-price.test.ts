import { describe, expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import { rentalPrice, vendorOf } from "./rental-price.ts";
import type { PriceQuote } from "./training-run.ts";

const day = dayNumber("2022-01-01");
const quote = (
  vendor: string,
  date: string,
  hardware: string,
  usd: Partial<Pick<PriceQuote, "onDemandUsd" | "oneYearUsd" | "threeYearUsd">>,
): PriceQuote => ({ date, hardware, vendor, wholeServer: false, bareChip: false, ...usd });

const priceOf = (quotes: readonly PriceQuote[], hardware: string, organization = "NVIDIA") =>
  rentalPrice(hardware, organization, day, quotes)?.usdPerChipHour;

describe("vendorOf", () => {
  test("the cloud of the last organisation that owns one, else Amazon's", () => {
    expect(vendorOf("Google DeepMind")).toBe("Google Cloud");
    expect(vendorOf("OpenAI")).toBe("Microsoft Azure");
    expect(vendorOf("Microsoft,Google")).toBe("Google Cloud");
    expect(vendorOf("Google,OpenAI,Meta AI")).toBe("Microsoft Azure");
    expect(vendorOf("Anthropic")).toBe("Amazon Web Services");
  });
});

describe("rentalPrice", () => {
  const azure = "Microsoft Azure";
  const amazon = "Amazon Web Services";

  test("a three-year price elsewhere comes before a one-year price at home", () => {
    const quotes = [
      quote(azure, "2021-12-01", "NVIDIA A100", { oneYearUsd: 1 }),
      quote(amazon, "2021-12-01", "NVIDIA A100", { threeYearUsd: 1.4 }),
    ];
    expect(priceOf(quotes, "NVIDIA A100", "OpenAI")).toBe(1.4);
  });

  test("other commitments are turned into a three-year price by the vendor's discounts", () => {
    const onDemand = [quote(azure, "2021-12-01", "NVIDIA A100", { onDemandUsd: 4 })];
    expect(priceOf(onDemand, "NVIDIA A100", "OpenAI")).toBeCloseTo(4 * 0.51, 12);
    const oneYear = [quote(azure, "2021-12-01", "NVIDIA A100", { oneYearUsd: 3 })];
    expect(priceOf(oneYear, "NVIDIA A100", "OpenAI")).toBeCloseTo((3 * 0.51) / 0.75, 12);
  });

  test("the latest quote up to the day counts, a later one only where there is none", () => {
    const before = quote(amazon, "2020-01-01", "NVIDIA A100", { threeYearUsd: 1.5 });
    const after = quote(amazon, "2022-01-02", "NVIDIA A100", { threeYearUsd: 1.1 });
    expect(priceOf([before, after], "NVIDIA A100")).toBe(1.5);
    expect(priceOf([after], "NVIDIA A100")).toBe(1.1);
  });

  test("a quote that lacks the commitment sends the search to the next vendor", () => {
    const quotes = [
      quote(amazon, "2021-12-31", "NVIDIA A100", { onDemandUsd: 9 }),
      quote(amazon, "2021-12-01", "NVIDIA A100", { threeYearUsd: 1 }),
      quote(azure, "2021-12-01", "NVIDIA A100", { threeYearUsd: 2 }),
    ];
    expect(priceOf(quotes, "NVIDIA A100")).toBe(2);
  });

  test("a variant without quotes takes its family's, then another variant's", () => {
    const family = quote(amazon, "2021-01-01", "NVIDIA V100", { threeYearUsd: 0.9 });
    const variant = quote(amazon, "2021-01-01", "NVIDIA Tesla V100 DGXS 32 GB", {
      threeYearUsd: 0.8,
    });
    expect(priceOf([variant, family], "NVIDIA Tesla V100 DGXS 16 GB")).toBe(0.9);
    expect(priceOf([variant], "NVIDIA Tesla V100 DGXS 16 GB")).toBe(0.8);
  });

  test("TPUs are rented from Google alone", () => {
    const elsewhere = quote(amazon, "2021-01-01", "Google TPU v3", { threeYearUsd: 1 });
    expect(priceOf([elsewhere], "Google TPU v3")).toBeUndefined();
    const google = quote("Google Cloud", "2021-01-01", "Google TPU v3", { threeYearUsd: 0.9 });
    expect(priceOf([elsewhere, google], "Google TPU v3")).toBe(0.9);
  });
});
