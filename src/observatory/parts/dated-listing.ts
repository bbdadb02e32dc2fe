import { dayNumber } from "../../base/calendar.ts";
import type { PricedVersion } from "../../trends/parts/priced-versions.ts";

/** First day of our oldest price list. A price on it may have applied since the model's release. */
const FIRST_LIST = "2024-03-25";

/** A listed price with the days from which it may have applied, counted from 1970. */
export interface DatedListing {
  readonly priced: PricedVersion;
  readonly earliest: number;
  readonly latest: number;
}

/** The days of a listing. */
export function dateListing(priced: PricedVersion): DatedListing {
  const { version, segment, date } = priced;
  const latest = dayNumber(date);
  const onFirstList = segment.left_censored && date <= FIRST_LIST;
  return { priced, earliest: onFirstList ? dayNumber(version.date) : latest, latest };
}
