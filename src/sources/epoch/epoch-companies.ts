import type { LiveFile } from "../live-source.ts";
import { companyColumn, reportDateColumn, snapshotOfFile } from "../shared/report-columns.ts";
import { addressColumn, required } from "../shared/upstream-columns.ts";

const snapshot = "2026-01-16";

/** Epoch AI's tables of AI companies, all copied on one day. */
export const epochCompanies = {
  /** Path of the table of a subject. */
  file: (subject: string): string => `epoch-companies/ai_companies_${subject}_${snapshot}.csv`,
  /** Where Epoch AI keeps the table of a subject, for the adapter that reads it from a path. */
  live: (subject: string, path: string): LiveFile => ({
    address: `https://epoch.ai/data/ai_companies_${subject}.csv`,
    path,
  }),
  /** The columns that all these tables have, and the day of the copy. */
  columns: {
    company: companyColumn("Company"),
    reportDate: reportDateColumn("Report date"),
    source: required(addressColumn("Source 1")),
    snapshot: snapshotOfFile(snapshot),
  },
  /** Who publishes these tables, where and on what terms. */
  terms: {
    publisher: "Epoch AI",
    url: "https://epoch.ai/data/ai-companies",
    licence: "CC BY 4.0",
  },
};
