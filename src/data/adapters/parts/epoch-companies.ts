import { companyColumn, reportDateColumn, snapshotOfFile } from "./report-columns.ts";
import { addressColumn, required } from "./upstream-columns.ts";

const snapshot = "2026-01-16";

/** Path of one of Epoch AI's tables of AI companies, all copied on one day. */
export const epochCompaniesFile = (subject: string): string =>
  `epoch-companies/ai_companies_${subject}_${snapshot}.csv`;

/** The columns that all these tables have, and the day of the copy. */
export const epochCompaniesColumns = {
  company: companyColumn("Company"),
  reportDate: reportDateColumn("Report date"),
  source: required(addressColumn("Source 1")),
  snapshot: snapshotOfFile(snapshot),
};

/** Who publishes these tables, where and on what terms. */
export const epochCompaniesTerms = {
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-companies",
  licence: "CC BY 4.0",
};
