import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { reporterColumn } from "../shared/report-columns.ts";
import { reportKnownOn } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import {
  choiceColumn,
  dateColumn,
  numberColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";
import { epochCompanies } from "./epoch-companies.ts";

const file = epochCompanies.file("staff_reports");

/** How many people AI companies were reported to employ. */
export const labStaff: Adapter = {
  dataset: "lab-staff",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      ...epochCompanies.columns,
      staff: required(numberColumn("Staff count")),
      date: required(dateColumn("Date")),
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
      id: [slug(report.company), report.date, report.scope].join("-"),
      date: report.date,
      ...reportKnownOn(report),
      source: report.source,
      company: report.company,
      staff: report.staff,
      scope: report.scope,
      division: report.division || undefined,
      reported_by: report.reporter,
      confidence: report.confidence.toLowerCase() || undefined,
    }));
    return succeed(draftOf(description, numberRepeated(rows)));
  },
};

/** The table as Epoch AI keeps it. */
export const liveLabStaff: LiveSource = {
  id: "epoch-staff",
  dataset: "lab-staff",
  files: [epochCompanies.live("staff_reports", file)],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => labStaff,
};

const description = {
  id: "lab-staff",
  title: { en: "Staff of AI companies, as reported", zh: "人工智能公司的员工数（据报道）" },
  ...epochCompanies.terms,
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
