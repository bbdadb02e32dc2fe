import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { flag, list, number, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { reporterColumn, setApartColumn } from "../shared/report-columns.ts";
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

const file = epochCompanies.file("compute_spend");

/** What AI companies spend on computing, by purpose. */
export const labComputeSpend: Adapter = {
  dataset: "lab-compute-spend",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      ...epochCompanies.columns,
      amount: required(numberColumn("Amount")),
      purposes: choiceColumn("Category", purposes),
      period: choiceColumn("Period type", { Year: "year", Annualized: "annualised" }),
      date: required(dateColumn("Date")),
      reporter: reporterColumn("Source Type"),
      confidence: required(textColumn("Confidence")),
      setApart: setApartColumn("Exclude from graph view"),
    });
    if (!read.ok) return read;
    const rows = read.value.map((report) => {
      const known = reportKnownOn(report);
      const spentOn = report.purposes.split(";");
      return {
        id: [slug(report.company), report.date, ...spentOn, report.amount].join("-"),
        date: report.date,
        ...known,
        source: report.source,
        company: report.company,
        amount_usd: report.amount,
        purposes: spentOn,
        period: report.period,
        projection: known.known_on < report.date,
        reported_by: report.reporter,
        confidence: report.confidence.toLowerCase(),
        set_apart: report.setApart,
      };
    });
    return succeed(draftOf(description, rows));
  },
};

const purposes = {
  "R&D cloud compute": "research",
  "Inference cloud compute": "inference",
  "R&D cloud compute,Inference cloud compute": "research;inference",
  "R&D cloud compute,Inference cloud compute,Data": "research;inference;data",
} as const;

/** The table as Epoch AI keeps it. */
export const liveLabComputeSpend: LiveSource = {
  id: "epoch-compute-spend",
  dataset: "lab-compute-spend",
  files: [epochCompanies.live("compute_spend", file)],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => labComputeSpend,
};

const description = {
  id: "lab-compute-spend",
  title: { en: "Spending of AI companies on computing", zh: "人工智能公司的算力支出" },
  ...epochCompanies.terms,
  attribution: "Epoch AI, Data on AI Companies, copy of 2026-01-16.",
  retrieved: "2026-11-23",
  columns: [
    text("company", "name of the company"),
    number("amount_usd", "USD", "spending, nominal"),
    list("purposes", "research (with development), inference, data"),
    text("period", "year, or annualised from a shorter time"),
    flag("projection", "reported before the period ended"),
    text("reported_by", "company, media, estimate, other or unstated"),
    text("confidence", "the publisher's own grade"),
    flag("set_apart", "the publisher leaves the row out of its charts"),
  ],
};
