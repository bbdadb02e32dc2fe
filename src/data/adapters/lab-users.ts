import { type Outcome, succeed } from "../../outcome.ts";
import type { Adapter, UpstreamTexts } from "./adapter.ts";
import { companyName } from "./parts/company-name.ts";
import { flag, number, optional, text } from "./parts/describe-column.ts";
import { basesOf } from "./parts/known-basis.ts";
import { mergeReports } from "./parts/merge-reports.ts";
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
import { snapshotNamed } from "./parts/snapshot-named.ts";
import { tallySkipped } from "./parts/tally-skipped.ts";
import {
  addressColumn,
  choiceColumn,
  periodColumn,
  reportDateColumn,
} from "./parts/upstream-columns.ts";

const files = {
  compiled: "compiled/usage_users_tokens.csv",
  epoch: "epoch-companies/ai_companies_usage_reports_2026-01-16.csv",
} as const;

interface UsageReport {
  readonly company: string;
  readonly product: string;
  readonly date: string;
  readonly users: number | undefined;
  readonly period: string;
  readonly tokens: number | undefined;
  readonly messages: number | undefined;
  readonly confidence: string;
  readonly reporter: string;
  readonly setApart: boolean;
  readonly reportDate: string | undefined;
  readonly source: string;
  readonly snapshot: string;
}

/** Users, tokens and messages that AI products were reported to have. */
export const labUsers: Adapter = {
  dataset: "lab-users",
  inputs: Object.values(files),
  ingest(texts) {
    const compiled = readCompiled(texts);
    if (!compiled.ok) return compiled;
    const epoch = readEpoch(texts);
    if (!epoch.ok) return epoch;
    const given = [...compiled.value, ...epoch.value];
    const filled = given.filter((report) => report.users ?? report.tokens ?? report.messages);
    const reports = mergeReports(filled, (report) =>
      [report.company, report.product, report.date, report.period, ...figuresOf(report)].join(" "),
    );
    const rows = numberRepeated(reports.map(rowOf));
    const skipped = tallySkipped(reasons, {
      duplicate: filled.length - reports.length,
      "no-figure": given.length - filled.length,
    });
    return succeed({ description: { ...description, knownBasis: basesOf(rows) }, rows, skipped });
  },
};

const reasons = {
  duplicate: {
    en: "the same product, date and figures in both sources",
    zh: "两个来源中产品、日期、数值相同",
  },
  "no-figure": { en: "neither users nor tokens nor messages", zh: "无用户、词元或消息数" },
};

const periodOfUse = (header: string) =>
  choiceColumn(header, {
    Daily: "daily",
    Weekly: "weekly",
    Monthly: "monthly",
    Cumulative: "cumulative",
    "": "",
  });

const setApart = (header: string) => choiceColumn(header, { True: true, "": false });

function readCompiled(texts: UpstreamTexts): Outcome<readonly UsageReport[]> {
  const read = readUpstream(texts, files.compiled, {
    company: required(textColumn("company")),
    product: required(textColumn("product")),
    date: required(dateColumn("date")),
    users: numberColumn("active_users"),
    period: periodOfUse("period"),
    tokens: numberColumn("daily_tokens"),
    messages: numberColumn("daily_messages"),
    reported: periodColumn("report_date"),
    confidence: required(textColumn("confidence")),
    reporter: reporterColumn("source_type"),
    setApart: setApart("exclude_from_graph"),
    source: required(addressColumn("source_url")),
    copy: textColumn("source_read"),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ reported, copy, ...report }) => ({
      ...report,
      company: companyName(report.company),
      reportDate: reported?.lastDay,
      snapshot: snapshotNamed(copy, description.retrieved),
    })),
  );
}

function readEpoch(texts: UpstreamTexts): Outcome<readonly UsageReport[]> {
  const read = readUpstream(texts, files.epoch, {
    company: required(textColumn("Company")),
    product: required(textColumn("Product")),
    date: required(dateColumn("Date")),
    users: numberColumn("Active users"),
    period: periodOfUse("Active users time period"),
    tokens: numberColumn("Daily tokens"),
    messages: numberColumn("Daily messages"),
    reportDate: reportDateColumn("Report date"),
    confidence: required(textColumn("Confidence")),
    reporter: reporterColumn("Source type"),
    setApart: setApart("Exclude from graph view"),
    source: required(addressColumn("Source 1")),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((report) => ({
      ...report,
      company: companyName(report.company),
      snapshot: "2026-01-16",
    })),
  );
}

const figuresOf = (report: UsageReport) => [report.users, report.tokens, report.messages];

function rowOf(report: UsageReport) {
  const kind = report.period || (report.tokens === undefined ? "messages" : "tokens");
  return {
    id: [slug(report.company), slug(report.product), report.date, kind].join("-"),
    date: report.date,
    ...reportKnownOn(report),
    source: report.source,
    company: report.company,
    product: report.product,
    active_users: report.users,
    period: report.period || undefined,
    daily_tokens: report.tokens,
    daily_messages: report.messages,
    reported_by: report.reporter,
    confidence: report.confidence.toLowerCase(),
    set_apart: report.setApart,
  };
}

const description = {
  id: "lab-users",
  title: {
    en: "Users and use of AI products, as reported",
    zh: "人工智能产品的用户与用量（据报道）",
  },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-companies",
  licence: "CC BY 4.0",
  attribution:
    "Epoch AI, Data on AI Companies, copies of 2026-01-16 and 2026-10-08 with further reports; each row cites the page that reported it.",
  retrieved: "2026-11-23",
  columns: [
    text("company", "name of the company"),
    text("product", "product that the figure counts"),
    optional(number("active_users", "1", "users active in the period")),
    optional(text("period", "daily, weekly, monthly or cumulative: never to be mixed")),
    optional(number("daily_tokens", "token/d", "tokens processed a day")),
    optional(number("daily_messages", "1/d", "messages a day")),
    text("reported_by", "company, media, estimate, other or unstated"),
    text("confidence", "the publisher's own grade"),
    flag("set_apart", "the publisher leaves the row out of its charts: another scope"),
  ],
};
