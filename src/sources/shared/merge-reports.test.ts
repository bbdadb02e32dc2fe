import { expect, test } from "vitest";
import { mergeReports } from "./merge-reports.ts";

const report = (
  value: number,
  grade: string,
  reportDate: string | undefined,
  source: string,
  snapshot: string,
) => ({ value, grade, reportDate, source, snapshot });

const merge = (reports: readonly ReturnType<typeof report>[]) =>
  mergeReports(reports, ({ value }) => String(value));

test("the first copy stands and takes over report date, page and the earliest copy's day", () => {
  const merged = merge([
    report(1, "first", undefined, "a", "2026-08-31"),
    report(1, "second", "2024-02-09", "b", "2026-01-16"),
  ]);
  expect(merged).toEqual([report(1, "first", "2024-02-09", "b", "2026-01-16")]);
});

test("a report date that the first copy has is kept", () => {
  const merged = merge([
    report(1, "first", "2024-01-01", "a", "2026-01-16"),
    report(1, "second", "2024-02-09", "b", "2026-08-31"),
  ]);
  expect(merged).toEqual([report(1, "first", "2024-01-01", "a", "2026-01-16")]);
});

test("reports that conflict are all kept, in order", () => {
  const reports = [report(2, "", undefined, "a", "x"), report(1, "", undefined, "b", "x")];
  expect(merge(reports)).toEqual(reports);
});
