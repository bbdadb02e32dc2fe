import { addDays } from "../../base/calendar.ts";
import { dateInAddress } from "./date-in-address.ts";
import type { KnownBasis } from "./known-basis.ts";

/** A figure as some page reported it. */
export interface Report {
  /** The day that the figure describes. */
  readonly date: string;
  /** The day of the report, when given. */
  readonly reportDate?: string | undefined;
  /** Address of the page. */
  readonly source: string;
  /** The day of the first copy of the table that holds the figure. */
  readonly snapshot: string;
}

/** When a row could first be known, and how that was set. */
export interface Known {
  readonly known_on: string;
  readonly known_basis: KnownBasis;
}

/**
 * When a reported figure could first be known: the day of the report; else, or when earlier, the
 * day in the page's address unless that lies before the day described; else 90 days after that
 * day. A copy of the table that holds the figure bounds the assumption from above.
 */
export function reportKnownOn(report: Report): Known {
  const printed = dateInAddress(report.source);
  const addressed = printed !== undefined && printed >= report.date ? printed : undefined;
  const { reportDate } = report;
  if (reportDate !== undefined && (addressed === undefined || reportDate <= addressed)) {
    return { known_on: reportDate, known_basis: "report" };
  }
  if (addressed !== undefined) return { known_on: addressed, known_basis: "address-date" };
  const assumed = addDays(report.date, 90);
  return assumed <= report.snapshot
    ? { known_on: assumed, known_basis: "assumed-90-days" }
    : { known_on: report.snapshot, known_basis: "snapshot" };
}
