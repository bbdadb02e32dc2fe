import { daysBetween } from "../../base/calendar.ts";

/** What may be missing in one copy of a report and present in another. */
interface Mergeable {
  readonly reportDate: string | undefined;
  readonly source: string;
  readonly snapshot: string;
}

/**
 * One report per key. Of several copies the first stands; it takes over the report date and the
 * cited page of a later copy that gives a report date, and the day of the earliest copy.
 *
 * @param key texts equal for copies of the same report
 */
export function mergeReports<Report extends Mergeable>(
  reports: readonly Report[],
  key: (report: Report) => string,
): readonly Report[] {
  const merged = new Map<string, Report>();
  for (const report of reports) {
    const name = key(report);
    const first = merged.get(name);
    merged.set(name, first === undefined ? report : join(first, report));
  }
  return [...merged.values()];
}

function join<Report extends Mergeable>(first: Report, copy: Report): Report {
  const snapshot = earlier(first.snapshot, copy.snapshot);
  return first.reportDate === undefined && copy.reportDate !== undefined
    ? { ...first, reportDate: copy.reportDate, source: copy.source, snapshot }
    : { ...first, snapshot };
}

function earlier(a: string, b: string): string {
  return daysBetween(a, b) < 0 ? b : a;
}
