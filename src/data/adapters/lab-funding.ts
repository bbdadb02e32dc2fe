import { type Outcome, succeed } from "../../outcome.ts";
import type { Adapter, UpstreamTexts } from "./adapter.ts";
import { companyName } from "./parts/company-name.ts";
import { list, number, optional, text } from "./parts/describe-column.ts";
import { basesOf } from "./parts/known-basis.ts";
import { mergeReports } from "./parts/merge-reports.ts";
import {
  dateColumn,
  numberColumn,
  readUpstream,
  required,
  textColumn,
} from "./parts/read-upstream.ts";
import { type Known, reportKnownOn } from "./parts/report-known-on.ts";
import { slug } from "./parts/slug.ts";
import { snapshotNamed } from "./parts/snapshot-named.ts";
import { tallySkipped } from "./parts/tally-skipped.ts";
import { addressColumn, choiceColumn, reportDateColumn } from "./parts/upstream-columns.ts";

const files = {
  compiled: "compiled/lab_funding_rounds.csv",
  epoch: "epoch-companies/ai_companies_funding_rounds_2026-01-16.csv",
} as const;

interface Round {
  readonly company: string;
  readonly label: string;
  readonly status: string;
  readonly closed: string | undefined;
  readonly equity: number | undefined;
  readonly debt: number | undefined;
  readonly postMoney: number | undefined;
  readonly kinds: string;
  readonly confidence: string;
  readonly reportDate: string | undefined;
  readonly source: string;
  readonly snapshot: string;
}

/** Money that AI companies raised or were said to raise. */
export const labFunding: Adapter = {
  dataset: "lab-funding",
  inputs: Object.values(files),
  ingest(texts) {
    const compiled = readCompiled(texts);
    if (!compiled.ok) return compiled;
    const epoch = readEpoch(texts);
    if (!epoch.ok) return epoch;
    const given = [...compiled.value, ...epoch.value];
    const dated = given.filter((round) => dayOf(round) !== undefined);
    const rounds = mergeReports(dated, (round) =>
      [round.company, dayOf(round), round.status, round.equity, round.postMoney].join(" "),
    );
    const rows = rounds.map(rowOf);
    const skipped = tallySkipped(reasons, {
      duplicate: dated.length - rounds.length,
      "no-date": given.length - dated.length,
    });
    return succeed({ description: { ...description, knownBasis: basesOf(rows) }, rows, skipped });
  },
};

const reasons = {
  duplicate: {
    en: "the same company, date, status and amounts in both sources",
    zh: "两个来源中公司、日期、状态、金额相同",
  },
  "no-date": { en: "neither a closing nor a report date", zh: "既无完成日期也无报道日期" },
};

const statusColumn = (header: string) =>
  choiceColumn(header, {
    Closed: "closed",
    Cancelled: "cancelled",
    "Late discussions": "late-talks",
    "Early discussions": "early-talks",
  });

function readCompiled(texts: UpstreamTexts): Outcome<readonly Round[]> {
  const read = readUpstream(texts, files.compiled, {
    label: required(textColumn("id")),
    company: required(textColumn("company")),
    closed: dateColumn("close_date"),
    status: statusColumn("status"),
    equity: numberColumn("equity_usd"),
    debt: numberColumn("debt_usd"),
    postMoney: numberColumn("valuation_post_money_usd"),
    reportDate: reportDateColumn("report_date"),
    kinds: textColumn("type"),
    confidence: textColumn("confidence"),
    source: required(addressColumn("source_url")),
    copy: textColumn("source_read"),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ copy, ...round }) => ({
      ...round,
      company: companyName(round.company),
      snapshot: snapshotNamed(copy, description.retrieved),
    })),
  );
}

function readEpoch(texts: UpstreamTexts): Outcome<readonly Round[]> {
  const read = readUpstream(texts, files.epoch, {
    label: required(textColumn("Id")),
    company: required(textColumn("Company")),
    closed: dateColumn("Close date"),
    status: statusColumn("Status"),
    equity: numberColumn("Funding (equity)"),
    debt: numberColumn("Funding (debt)"),
    postMoney: numberColumn("Valuation (post-money)"),
    reportDate: reportDateColumn("Report date"),
    kinds: textColumn("Type"),
    confidence: textColumn("Confidence"),
    source: required(addressColumn("Source 1")),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((round) => ({
      ...round,
      company: companyName(round.company),
      snapshot: "2026-01-16",
    })),
  );
}

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
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/ai-companies",
  licence: "CC BY 4.0",
  attribution:
    "Epoch AI, Data on AI Companies, copies of 2026-01-16 and 2026-08; each row cites the page that reported it.",
  retrieved: "2026-11-23",
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
