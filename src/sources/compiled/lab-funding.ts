import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { epochCompanies } from "../epoch/epoch-companies.ts";
import { type LiveSource, wasPulled } from "../live-source.ts";
import { list, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { mergeReports } from "../shared/merge-reports.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import { companyColumn, reportDateColumn, snapshotColumn } from "../shared/report-columns.ts";
import { type Known, reportKnownOn } from "../shared/report-known-on.ts";
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
import { readReportedRounds, reportedRoundsFile } from "./reported-rounds.ts";

/** The day on which the texts were last read. */
const retrieved = "2026-11-23";

const files = {
  compiled: "compiled/lab_funding_rounds.csv",
  epoch: epochCompanies.file("funding_rounds"),
} as const;

/** Which of its two tables the dataset is made of. */
type Part = keyof typeof files;

/** The dataset made of both tables, or of one as it is pulled. */
const adapterOf = (parts: readonly Part[]): Adapter => ({
  dataset: "lab-funding",
  inputs: [...parts.map((part) => files[part]), reportedRoundsFile],
  ingest(texts) {
    const compiled = parts.includes("compiled")
      ? readUpstream(texts, files.compiled, compiledColumns)
      : succeed([]);
    if (!compiled.ok) return compiled;
    const epoch = readUpstream(texts, files.epoch, { ...columns, ...epochCompanies.columns });
    if (!epoch.ok) return epoch;
    const given = [...compiled.value, ...epoch.value];
    const dated = given.filter((round) => dayOf(round) !== undefined);
    const rounds = mergeReports(dated, (round) =>
      [round.company, dayOf(round), round.status, round.equity, round.postMoney].join(" "),
    );
    const reported = readReportedRounds(texts);
    if (!reported.ok) return reported;
    const rows = [...rounds.map(rowOf), ...reported.value];
    const skipped = tallySkipped(reasons, {
      duplicate: dated.length - rounds.length,
      "no-date": given.length - dated.length,
    });
    return succeed(draftOf(description, rows, skipped));
  },
});

/** Money that AI companies raised or were said to raise. */
export const labFunding = adapterOf(["compiled", "epoch"]);

/** The table as Epoch AI keeps it. What was compiled by hand stands beside it. */
export const liveLabFunding: LiveSource = {
  id: "epoch-funding",
  dataset: "lab-funding",
  files: [epochCompanies.live("funding_rounds", files.epoch)],
  changes: "weeks",
  tried: false,
  mayRepublish: true,
  adapterOn: () => adapterOf(["epoch"]),
  withdraws: wasPulled,
};

const reasons = {
  duplicate: {
    en: "the same company, date, status and amounts in both sources",
    zh: "两个来源中公司、日期、状态、金额相同",
  },
  "no-date": { en: "neither a closing nor a report date", zh: "既无完成日期也无报道日期" },
};

/** What both tables tell of a round, by its headers in the compiled one and in Epoch's own. */
const columns = {
  label: required(textColumn("id", "Id")),
  closed: dateColumn("close_date", "Close date"),
  status: choiceColumn(["status", "Status"], {
    Closed: "closed",
    Cancelled: "cancelled",
    "Late discussions": "late-talks",
    "Early discussions": "early-talks",
  }),
  equity: numberColumn("equity_usd", "Funding (equity)"),
  debt: numberColumn("debt_usd", "Funding (debt)"),
  postMoney: numberColumn("valuation_post_money_usd", "Valuation (post-money)"),
  kinds: textColumn("type", "Type"),
  confidence: textColumn("confidence", "Confidence"),
};

const compiledColumns = {
  ...columns,
  company: companyColumn("company"),
  reportDate: reportDateColumn("report_date"),
  source: required(addressColumn("source_url")),
  snapshot: snapshotColumn("source_read", retrieved),
};

type Round = UpstreamRow<typeof compiledColumns>;

const dayOf = (round: Round): string | undefined => round.closed ?? round.reportDate;

function rowOf(round: Round) {
  const date = dayOf(round) as string;
  const suffix = round.status === "closed" ? [] : [round.status];
  return {
    id: [slug(round.company), date, slug(round.label), ...suffix].join("-"),
    date,
    ...knownOn(round, date),
    source: round.source,
    company: round.company,
    label: round.label,
    status: round.status,
    equity_usd: round.equity,
    debt_usd: round.debt,
    post_money_usd: round.postMoney,
    kinds: listOf(round.kinds.toLowerCase().split(",")),
    investors: listOf(investors.filter((name) => round.label.includes(name))),
    confidence: round.confidence.toLowerCase() || undefined,
  };
}

/** A round is not known as closed before it closes, nor as cancelled before a copy says so. */
function knownOn(round: Round, date: string): Known {
  const reported = reportKnownOn({ ...round, date });
  if (round.status === "cancelled") {
    return { known_on: round.snapshot, known_basis: "snapshot" };
  }
  return round.status === "closed" && reported.known_on < date
    ? { known_on: date, known_basis: "closing" }
    : reported;
}

/** Investors that labels of rounds name. */
const investors = ["Alphabet", "Amazon", "Disney", "Google", "Khosla", "Microsoft", "Nvidia"];

const listOf = (items: readonly string[]): readonly string[] | undefined =>
  items.join("") === "" ? undefined : items;

const description = {
  id: "lab-funding",
  title: { en: "Funding rounds of AI companies", zh: "人工智能公司的融资" },
  ...epochCompanies.terms,
  attribution:
    "Epoch AI, Data on AI Companies, copies of 2026-01-16 and 2026-08; rounds that these lack from reports; each row cites the page that reported it.",
  retrieved,
  columns: [
    text("company", "name of the company"),
    text("label", "the publisher's short name of the round"),
    text("status", "closed, late-talks, early-talks or cancelled"),
    optional(number("equity_usd", "USD", "equity raised; zero when no new money came in")),
    optional(number("debt_usd", "USD", "debt raised")),
    optional(number("post_money_usd", "USD", "valuation after the round")),
    optional(list("kinds", "primary, secondary, debt or other")),
    optional(list("investors", "investors that the label names")),
    optional(text("confidence", "the publisher's own grade")),
  ],
};
