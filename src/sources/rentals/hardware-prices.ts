import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { flag, number, optional, text } from "../shared/describe-column.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { epochPricesFile, readEpochPrices } from "./epoch-hardware-prices.ts";
import type { PriceRow, PriceRows, SkipReason } from "./hardware-price-row.ts";
import { readRentalPrices, rentalFiles } from "./rental-prices.ts";

/** What a chip costs to buy, and to rent by the hour. */
export const hardwarePrices: Adapter = {
  dataset: "hardware-prices",
  inputs: [epochPricesFile, ...rentalFiles],
  ingest,
};

const labels: Readonly<Record<SkipReason, { en: string; zh: string }>> = {
  blank: { en: "row without date or price", zh: "没有日期或价格的行" },
  serverless: { en: "serverless: billed by the second", zh: "无服务器：按秒计费" },
  "daily-other": {
    en: "daily summary of other kinds than on-demand",
    zh: "非按需类型的每日汇总",
  },
  "daily-weekday": {
    en: "daily on-demand summary between the weekly ones kept",
    zh: "所保留的每周汇总之间的每日按需汇总",
  },
};

function ingest(texts: Texts): Outcome<Draft> {
  const rows: PriceRow[] = [];
  const skipped: SkipReason[] = [];
  for (const read of [readEpochPrices, readRentalPrices]) {
    const part: Outcome<PriceRows> = read(texts);
    if (!part.ok) return part;
    rows.push(...part.value.rows);
    skipped.push(...part.value.skipped);
  }
  return succeed({
    description,
    rows: numberRepeated(rows),
    skipped: tallySkipped(labels, skipped),
  });
}

const description: Draft["description"] = {
  id: "hardware-prices",
  title: { en: "Prices of machine-learning hardware", zh: "机器学习硬件价格" },
  publisher: "Epoch AI; gpu-rental-prices",
  url: "https://github.com/epoch-research/training-cost-trends",
  licence:
    "CC BY 4.0 (gpu-rental-prices); the prices of Epoch AI's training-cost repository are single facts with their sources, no licence stated",
  attribution:
    "Epoch AI, training-cost-trends, hardware prices to March 2025; adriannutiu/gpu-rental-prices (CC BY 4.0), July and August 2026",
  retrieved: "2026-11-23",
  knownBasis: {
    price: {
      en: "the day on which the price stood on the cited page",
      zh: "所引页面上该价格存在之日",
    },
  },
  columns: [
    text("hardware", "name of the chip as in dataset `hardware`, or of its family"),
    optional(text("manufacturer", "who designed the chip")),
    optional(text("vendor", "who sells or rents; empty for list prices of the maker")),
    optional(text("location", "region, where given")),
    text("basis", "purchase: USD per chip; hour: USD per chip-hour"),
    text(
      "term",
      "purchase; on-demand; 1-year and 3-year commitment; spot, community and secure (rented from a market place, or from its vetted part)",
    ),
    number("usd", "USD", "price by the basis, in money of the day"),
    optional(number("gpus", "chips", "chips sold or rented together; the price is per chip")),
    text("statistic", "price: one offer; median: over the offers of a day"),
    optional(number("offers", "offers", "offers behind a median")),
    optional(flag("dgx", "of a purchase: whether it is a share of a DGX system")),
    optional(flag("single_unit", "of a purchase: whether it is for one chip without a server")),
    optional(flag("estimated", "of a purchase: whether it is the publisher's estimate")),
  ],
};
