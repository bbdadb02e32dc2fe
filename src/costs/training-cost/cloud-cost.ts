import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Edition } from "./edition.ts";
import { rentalPrice } from "./rental-price.ts";
import { trainingDates } from "./training-dates.ts";
import type { PriceQuote, TrainingRun } from "./training-run.ts";

/** What the same chip-hours cost in a cloud under a three-year commitment, nominal USD. */
export interface CloudCost {
  readonly totalUsd: number;
  readonly chipHours: number;
  readonly usdPerChipHour: number;
  readonly vendor: string;
  readonly quoteDate: string;
}

/** Chip-hours at the rent on the acquisition date; `no-rental-price` when no vendor quotes it. */
export function cloudCost(
  run: TrainingRun,
  hardware: string,
  chipHours: number,
  quotes: readonly PriceQuote[],
  edition: Edition,
): Outcome<CloudCost> {
  const hours = edition.rentedHours === "all" ? chipHours : chipsTimesHours(run);
  if (hours === undefined) return fail("no-chip-hours", { missing: "chips × hours" });
  const { acquisitionDay } = trainingDates(run, edition);
  const price = rentalPrice(hardware, run.organization, acquisitionDay, quotes);
  if (price === undefined) return fail("no-rental-price", { hardware });
  return succeed({
    totalUsd: price.usdPerChipHour * hours,
    chipHours: hours,
    usdPerChipHour: price.usdPerChipHour,
    vendor: price.quote.vendor ?? "",
    quoteDate: price.quote.date,
  });
}

const chipsTimesHours = ({ chipCount, hours }: TrainingRun): number | undefined =>
  chipCount === undefined || hours === undefined ? undefined : chipCount * hours;
