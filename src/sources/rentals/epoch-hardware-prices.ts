import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import { cleanAddress } from "../shared/clean-address.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import {
  dateColumn,
  numberColumn,
  perhaps,
  rawColumn,
  textColumn,
} from "../shared/upstream-columns.ts";
import type { PriceRow, PriceRows } from "./hardware-price-row.ts";

/** Prices that Epoch AI collected for its study of training costs. */
export const epochPricesFile = "epoch-training-cost/hardware_prices.csv";

const schema = {
  source: rawColumn("Price source"),
  date: dateColumn("Price date"),
  hardware: textColumn("Hardware model"),
  manufacturer: textColumn("Manufacturer", "Manufacturer (from Hardware model)"),
  vendor: textColumn("Vendor"),
  location: textColumn("Location"),
  onDemand: numberColumn("Price per chip-hour (on-demand)"),
  oneYear: numberColumn("Price per chip-hour (1-year CUD)"),
  threeYears: numberColumn("Price per chip-hour (3-year CUD)"),
  purchase: numberColumn("Price (hardware purchase)"),
  notes: textColumn("Notes"),
  gpus: perhaps(numberColumn("Number of GPUs")),
};

type UpstreamPrice = UpstreamRow<typeof schema>;

const terms = [
  ["on-demand", "onDemand"],
  ["1-year", "oneYear"],
  ["3-year", "threeYears"],
] as const;

/** One row per price: a line of the table may give three rental terms. */
export function readEpochPrices(texts: Texts): Outcome<PriceRows> {
  const read = readUpstream(texts, epochPricesFile, schema);
  if (!read.ok) return read;
  const perLine = read.value.map(pricesOf);
  return succeed({
    rows: perLine.flat(),
    skipped: perLine.flatMap((rows) => (rows.length === 0 ? ["blank" as const] : [])),
  });
}

function pricesOf(line: UpstreamPrice): readonly PriceRow[] {
  const { date } = line;
  if (date === undefined) return [];
  const rented = terms.flatMap(([term, column]) => {
    const usd = line[column];
    return usd === undefined ? [] : [{ ...shared(line, date, term), basis: "hour" as const, usd }];
  });
  if (line.purchase === undefined) return rented;
  return [
    ...rented,
    {
      ...shared(line, date, "purchase"),
      basis: "purchase",
      usd: line.purchase,
      dgx: line.notes.includes("DGX"),
      single_unit: /single-unit/i.test(line.notes),
      estimated: /estimat/i.test(line.notes),
    },
  ];
}

const shared = (line: UpstreamPrice, date: string, term: string) => ({
  id: [date, nameId(line.hardware), nameId(line.vendor), term].filter(Boolean).join("/"),
  date,
  known_on: date,
  known_basis: "price" as const,
  source: cleanAddress(line.source) ?? "https://github.com/epoch-research/training-cost-trends",
  hardware: line.hardware,
  manufacturer: line.manufacturer || undefined,
  vendor: line.vendor || undefined,
  location: line.location || undefined,
  term,
  gpus: line.gpus,
  statistic: "price" as const,
});
