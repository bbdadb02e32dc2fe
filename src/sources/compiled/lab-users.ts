import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter } from "../adapter.ts";
import { epochCompanies } from "../epoch/epoch-companies.ts";
import { type LiveSource, wasPulled } from "../live-source.ts";
import { flag, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { mergeReports } from "../shared/merge-reports.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import {
  companyColumn,
  reporterColumn,
  setApartColumn,
  snapshotColumn,
} from "../shared/report-columns.ts";
import { reportKnownOn } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  addressColumn,
  choiceColumn,
  dateColumn,
  numberColumn,
  periodColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

/** The day on which the texts were last read. */
const retrieved = "2026-11-23";

const files = {
  compiled: "compiled/usage_users_tokens.csv",
  epoch: epochCompanies.file("usage_reports"),
} as const;

/** Which of its two tables the dataset is made of. */
type Part = keyof typeof files;

/** The dataset made of both tables, or of one as it is pulled. */
const adapterOf = (parts: readonly Part[]): Adapter => ({
  dataset: "lab-users",
  inputs: [...parts.map((part) => files[part])],
  ingest(texts) {
    const compiled = parts.includes("compiled") ? readCompiled(texts) : succeed([]);
    if (!compiled.ok) return compiled;
    const epoch = readUpstream(texts, files.epoch, epochColumns);
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
    return succeed(draftOf(description, rows, skipped));
  },
});

/** Users, tokens and messages that AI products were reported to have. */
export const labUsers = adapterOf(["compiled", "epoch"]);

/** The table as Epoch AI keeps it. What was compiled by hand stands beside it. */
export const liveLabUsers: LiveSource = {
  id: "epoch-users",
  dataset: "lab-users",
  files: [epochCompanies.live("usage_reports", files.epoch)],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => adapterOf(["epoch"]),
  withdraws: wasPulled,
};

const reasons = {
  duplicate: {
    en: "the same product, date and figures in both sources",
    zh: "两个来源中产品、日期、数值相同",
  },
  "no-figure": { en: "neither users nor tokens nor messages", zh: "无用户、词元或消息数" },
};

/** What both tables tell of a report, by its headers in the compiled one and in Epoch's own. */
const columns = {
  product: required(textColumn("product", "Product")),
  date: required(dateColumn("date", "Date")),
  users: numberColumn("active_users", "Active users"),
  period: choiceColumn(["period", "Active users time period"], {
    Daily: "daily",
    Weekly: "weekly",
    Monthly: "monthly",
    Cumulative: "cumulative",
    "": "",
  }),
  tokens: numberColumn("daily_tokens", "Daily tokens"),
  messages: numberColumn("daily_messages", "Daily messages"),
  confidence: required(textColumn("confidence", "Confidence")),
  reporter: reporterColumn("source_type", "Source type"),
  setApart: setApartColumn("exclude_from_graph", "Exclude from graph view"),
};

const epochColumns = { ...columns, ...epochCompanies.columns };

type UsageReport = UpstreamRow<typeof epochColumns>;

/** The compiled table gives the day or only the month of a report. */
function readCompiled(texts: Texts): Outcome<readonly UsageReport[]> {
  const read = readUpstream(texts, files.compiled, {
    ...columns,
    company: companyColumn("company"),
    reported: periodColumn("report_date"),
    source: required(addressColumn("source_url")),
    snapshot: snapshotColumn("source_read", retrieved),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ reported, ...report }) => ({ ...report, reportDate: reported?.lastDay })),
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
  ...epochCompanies.terms,
  attribution:
    "Epoch AI, Data on AI Companies, copies of 2026-01-16 and 2026-10-08 with further reports; each row cites the page that reported it.",
  retrieved,
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
