import { succeed } from "../../outcome.ts";
import type { Adapter } from "./adapter.ts";
import { companyName } from "./parts/company-name.ts";
import { number, optional, text } from "./parts/describe-column.ts";
import { basesOf } from "./parts/known-basis.ts";
import { numberRepeated } from "./parts/number-repeated.ts";
import {
  dateColumn,
  numberColumn,
  readUpstream,
  required,
  textColumn,
} from "./parts/read-upstream.ts";
import { reportKnownOn } from "./parts/report-known-on.ts";
import { reporterColumn } from "./parts/reporter-column.ts";
import { slug } from "./parts/slug.ts";
import { addressColumn, choiceColumn, reportDateColumn } from "./parts/upstream-columns.ts";

const snapshot = "2026-01-16";
const file = `epoch-companies/ai_companies_staff_reports_${snapshot}.csv`;

/** How many people AI companies were reported to employ. */
export const labStaff: Adapter = {
  dataset: "lab-staff",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      company: required(textColumn("Company")),
      staff: required(numberColumn("Staff count")),
      date: required(dateColumn("Date")),
      reportDate: reportDateColumn("Report date"),
      source: required(addressColumn("Source 1")),
      scope: choiceColumn("Type", {
        "Full company": "company",
        "Full AI division": "ai-division",
        "Division/role": "division",
        Contractors: "contractors",
        "": "unstated",
      }),
      division: textColumn("Division name"),
      reporter: reporterColumn("Source type"),
      confidence: textColumn("Confidence"),
    });
    if (!read.ok) return read;
    const rows = read.value.map((report) => ({
      id: [slug(companyName(report.company)), report.date, report.scope].join("-"),
      date: report.date,
      ...reportKnownOn({ ...report, snapshot }),
      source: report.source,
      company: companyName(report.company),
      staff: report.staff,
      scope: report.scope,
      division: report.division || undefined,
      reported_by: report.reporter,
      confidence: report.confidence.toLowerCase() || undefined,
    }));
    return succeed({
      description: { ...description, knownBasis: basesOf(rows) },
      rows: numberRepeated(rows),
      skipped: [],
    });
  },
};

const description = {
  id: "lab-staff",
  title: { en: "Staff of AI companies, as reported", zh: "人工智能公司的员工数（据报道）" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-companies",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, Data on AI Companies, copy of 2026-01-16.",
  retrieved: "2026-11-23",
  columns: [
    text("company", "name of the company"),
    number("staff", "1", "people"),
    text("scope", "company, ai-division, division, contractors or unstated: never to be mixed"),
    optional(text("division", "name of the division or role")),
    text("reported_by", "company, media, estimate, other or unstated"),
    optional(text("confidence", "the publisher's own grade")),
  ],
};
