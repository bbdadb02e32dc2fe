import { expect, test } from "vitest";
import { reportKnownOn } from "./report-known-on.ts";

const plain = "https://www.anthropic.com/news/series-h";
const dated = "https://www.cnbc.com/2025/01/22/investment.html";
const snapshot = "2026-01-16";

test("a report date is when the figure was known", () => {
  const report = { date: "2024-12-31", reportDate: "2025-02-12", source: plain, snapshot };
  expect(reportKnownOn(report)).toEqual({ known_on: "2025-02-12", known_basis: "report" });
});

test("a forecast is known before the day that it describes", () => {
  const report = { date: "2025-12-31", reportDate: "2025-09-19", source: plain, snapshot };
  expect(reportKnownOn(report).known_on).toBe("2025-09-19");
});

test("without a report date the page's address tells", () => {
  const report = { date: "2024-12-31", source: dated, snapshot };
  expect(reportKnownOn(report)).toEqual({ known_on: "2025-01-22", known_basis: "address-date" });
});

test("a report date later than the page itself is a slip, and the page's day stands", () => {
  const report = { date: "2024-12-31", reportDate: "2026-12-11", source: dated, snapshot };
  expect(reportKnownOn(report)).toEqual({ known_on: "2025-01-22", known_basis: "address-date" });
});

test("a page older than the day described tells nothing about it", () => {
  const report = { date: "2025-03-01", source: dated, snapshot };
  expect(reportKnownOn(report)).toEqual({ known_on: "2025-05-30", known_basis: "assumed-90-days" });
});

test("a copy that holds the figure bounds the assumption", () => {
  const report = { date: "2025-12-31", source: plain, snapshot };
  expect(reportKnownOn(report)).toEqual({ known_on: snapshot, known_basis: "snapshot" });
});
