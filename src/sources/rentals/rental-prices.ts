import { daysBetween } from "../../base/calendar.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import {
  columnOf,
  dateColumn,
  numberColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";
import type { PriceRows, SkipReason } from "./hardware-price-row.ts";
import { rentalHardware } from "./rental-hardware.ts";

const OFFERS = "gpu-rental/offers_2026-08-22.csv";
const DAILY = "gpu-rental/daily_summary_2026-07-05_2026-08-22.csv";

/** Offers of one day, and medians of every day before. */
export const rentalFiles: readonly string[] = [OFFERS, DAILY];

const SOURCE = "https://github.com/adriannutiu/gpu-rental-prices";

/** The daily medians hardly move; one a week is kept, counted from the first day. */
const FIRST_DAY = "2026-07-05";
const KEEP_EVERY_DAYS = 7;

const chipColumn = columnOf(["gpu"], (text): Outcome<string> => {
  const name = rentalHardware(text.trim());
  return name === undefined
    ? fail("bad-cell", { rule: "a chip named in rental-hardware.ts", value: text })
    : succeed(name);
});

const offerSchema = {
  date: required(dateColumn("date")),
  vendor: required(textColumn("provider")),
  hardware: chipColumn,
  usd: required(numberColumn("usd_hr")),
  kind: required(textColumn("kind")),
};

const dailySchema = {
  date: required(dateColumn("date")),
  hardware: chipColumn,
  memory: required(textColumn("vram_gb")),
  usd: required(numberColumn("median_usd_hr")),
  kind: required(textColumn("kind")),
  offers: required(numberColumn("n_offers")),
};

/** Offers of the last day except serverless ones, and weekly medians of on-demand offers. */
export function readRentalPrices(texts: Texts): Outcome<PriceRows> {
  const offers = readUpstream(texts, OFFERS, offerSchema);
  if (!offers.ok) return offers;
  const daily = readUpstream(texts, DAILY, dailySchema);
  if (!daily.ok) return daily;
  const offered = offers.value.filter(({ kind }) => kind !== "serverless");
  const skippedDays = daily.value.map(skipDay);
  const medians = daily.value.filter((_, index) => skippedDays[index] === undefined);
  return succeed({
    rows: [
      ...offered.map(({ date, vendor, hardware, usd, kind }) => ({
        ...hourly(date, hardware, usd, kind),
        id: [date, nameId(hardware), nameId(vendor), kind].join("/"),
        vendor,
        statistic: "price" as const,
      })),
      ...medians.map(({ date, hardware, memory, usd, kind, offers: count }) => ({
        ...hourly(date, hardware, usd, kind),
        id: [date, nameId(hardware), `${memory}GB`, "median", kind].join("/"),
        statistic: "median" as const,
        offers: count,
      })),
    ],
    skipped: [
      ...Array<SkipReason>(offers.value.length - offered.length).fill("serverless"),
      ...skippedDays.filter((reason) => reason !== undefined),
    ],
  });
}

function skipDay({ date, kind }: { date: string; kind: string }): SkipReason | undefined {
  if (kind !== "on-demand") return "daily-other";
  return daysBetween(FIRST_DAY, date) % KEEP_EVERY_DAYS === 0 ? undefined : "daily-weekday";
}

const hourly = (date: string, hardware: string, usd: number, term: string) => ({
  date,
  known_on: date,
  known_basis: "price" as const,
  source: SOURCE,
  hardware,
  manufacturer: hardware.split(" ")[0],
  basis: "hour" as const,
  term,
  usd,
  gpus: 1,
});
