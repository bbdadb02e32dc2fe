import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter } from "../adapter.ts";
import { epochCompanies } from "../epoch/epoch-companies.ts";
import { type LiveSource, wasPulled } from "../live-source.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { mergeReports } from "../shared/merge-reports.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { companyColumn, snapshotColumn } from "../shared/report-columns.ts";
import { reportKnownOn } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  addressColumn,
  choiceColumn,
  dateColumn,
  numberColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

/** The day on which the texts were last read. */
const retrieved = "2026-11-23";

const files = {
  compiled: "compiled/lab_revenue_annualized.csv",
  epoch: epochCompanies.file("revenue_reports"),
} as const;

interface RevenueReport {
  readonly company: string;
  readonly date: string;
  readonly revenue: number;
  readonly definition: string;
  readonly scope: string;
  readonly confidence: string;
  readonly reportDate: string | undefined;
  readonly source: string;
  readonly snapshot: string;
}

/** Which of its two tables the dataset is made of. */
type Part = keyof typeof files;

/** The dataset made of both tables, or of one as it is pulled. */
const adapterOf = (parts: readonly Part[]): Adapter => ({
  dataset: "lab-revenue",
  inputs: [...parts.map((part) => files[part])],
  ingest(texts) {
    const compiled = parts.includes("compiled") ? readCompiled(texts) : succeed([]);
    if (!compiled.ok) return compiled;
    const epoch = readEpoch(texts);
    if (!epoch.ok) return epoch;
    const given = [...compiled.value, ...epoch.value.reports];
    const reports = mergeReports(given, (report) =>
      [report.company, report.date, report.revenue].join(" "),
    );
    const rows = reports.map((report) => ({
      id: `${slug(report.company)}-${report.date}-${report.revenue}`,
      date: report.date,
      ...reportKnownOn(report),
      source: report.source,
      company: report.company,
      annual_revenue_usd: report.revenue,
      definition: report.definition,
      scope: report.scope,
      confidence: report.confidence,
    }));
    const skipped = tallySkipped(reasons, {
      duplicate: given.length - reports.length,
      "no-figure": epoch.value.empty,
    });
    return succeed(draftOf(description, rows, skipped));
  },
});

/** What AI companies were reported to earn a year, each figure with its definition. */
export const labRevenue = adapterOf(["compiled", "epoch"]);

/** The table as Epoch AI keeps it. What was compiled by hand stands beside it. */
export const liveLabRevenue: LiveSource = {
  id: "epoch-revenue",
  dataset: "lab-revenue",
  files: [epochCompanies.live("revenue_reports", files.epoch)],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => adapterOf(["epoch"]),
  withdraws: wasPulled,
  // Which figures were interpolated was judged by hand.
  bookkeeping: ["definition"],
};

const reasons = {
  duplicate: {
    en: "the same company, date and value in both sources",
    zh: "两个来源中公司、日期、数值相同",
  },
  "no-figure": { en: "no date or no amount", zh: "缺日期或金额" },
};

function readCompiled(texts: Texts): Outcome<readonly RevenueReport[]> {
  const read = readUpstream(texts, files.compiled, {
    company: companyColumn("company"),
    date: required(dateColumn("date")),
    revenue: required(numberColumn("annualized_revenue_usd")),
    definition: choiceColumn("type", {
      run_rate: "run-rate",
      ARR: "ARR",
      interpolated: "interpolated",
    }),
    confidence: required(textColumn("confidence")),
    original: addressColumn("original_url_if_known"),
    read: required(addressColumn("source_read")),
    snapshot: snapshotColumn("source_read", retrieved),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((row) => ({
      company: row.company,
      date: row.date,
      revenue: row.revenue,
      definition: row.definition,
      scope: "company",
      confidence: row.confidence.toLowerCase(),
      reportDate: undefined,
      source: row.original ?? row.read,
      snapshot: row.snapshot,
    })),
  );
}

interface EpochReports {
  readonly reports: readonly RevenueReport[];
  /** How many rows lack a date or an amount. */
  readonly empty: number;
}

function readEpoch(texts: Texts): Outcome<EpochReports> {
  const read = readUpstream(texts, files.epoch, {
    ...epochCompanies.columns,
    date: dateColumn("Date"),
    revenue: numberColumn("Revenue amount (normalize to annual)"),
    type: choiceColumn("Type", {
      "Annualized revenue": "run-rate",
      "Annual recurring revenue": "ARR",
      "Yearly revenue": "recognised",
      "Quarterly revenue": "recognised-part-year",
      Other: "recognised-part-year",
      "Product/division revenue": "unstated",
      "": "unstated",
    }),
    label: textColumn("Id"),
    confidence: textColumn("Confidence"),
    source: addressColumn("Source 1"),
    kind: textColumn("Type"),
  });
  if (!read.ok) return read;
  const reports = read.value.flatMap((row): readonly RevenueReport[] => {
    const { date, revenue, source } = row;
    if (date === undefined || revenue === undefined || source === undefined) return [];
    return [
      {
        company: row.company,
        date,
        revenue,
        definition: row.type,
        scope: row.kind.startsWith("Product") ? "product" : "company",
        confidence: row.confidence.toLowerCase(),
        reportDate: row.reportDate,
        source,
        snapshot: row.snapshot,
      },
    ];
  });
  return succeed({ reports, empty: read.value.length - reports.length });
}

const description = {
  id: "lab-revenue",
  title: {
    en: "Annual revenue of AI companies, as reported",
    zh: "人工智能公司的年收入（据报道）",
  },
  ...epochCompanies.terms,
  attribution:
    "Epoch AI, Data on AI Companies, copies of 2026-01-16 and 2026-08 with later figures; each row cites the page that reported it.",
  retrieved,
  columns: [
    text("company", "name of the company"),
    number("annual_revenue_usd", "USD/yr", "revenue brought to a year, nominal"),
    text(
      "definition",
      "run-rate, ARR, interpolated, recognised, recognised-part-year (scaled up), unstated",
    ),
    text("scope", "company, or product for one product or division"),
    optional(text("confidence", "the publisher's own grade")),
  ],
};
