import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import type { Period } from "../shared/read-period.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { type Known, reportKnownOn } from "../shared/report-known-on.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { slug } from "../shared/slug.ts";
import {
  addressColumn,
  choiceColumn,
  numberColumn,
  periodColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

const files = {
  quarterly: "compiled/hyperscaler_capex_quarterly.csv",
  annual: "compiled/hyperscaler_capex_annual.csv",
} as const;

type Row = Draft["rows"][number];

/** Capital spending of the companies that build computing at scale, by quarter and by year. */
export const capitalSpending: Adapter = {
  dataset: "capital-spending",
  inputs: Object.values(files),
  ingest(texts) {
    const quarters = readQuarters(texts);
    if (!quarters.ok) return quarters;
    const years = readYears(texts);
    if (!years.ok) return years;
    const rows = [...quarters.value, ...years.value];
    return succeed(draftOf(description, rows));
  },
};

function readQuarters(texts: Texts): Outcome<readonly Row[]> {
  const read = readUpstream(texts, files.quarterly, {
    period: required(periodColumn("quarter")),
    company: required(textColumn("company")),
    billions: required(numberColumn("cash_capex_usd_bn")),
    source: required(addressColumn("source_url")),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((row) => ({
      ...spending(row, companyGroup(row.company), "cash", "actual"),
      frequency: "quarter",
    })),
  );
}

/** What the annual table calls its bases, and whether they are spent or foreseen. */
const bases = {
  "sum of four calendar quarters, cash PP&E purchases (excludes finance leases)": "cash",
  "10-K calendar year": "annual-report",
  "calendar year": "annual-report",
  "incl. finance leases": "with-finance-leases",
  "GUIDANCE upper figure": "guidance-upper",
  "capital spending; 2024 = projection at time of publication": "analyst-series",
  "": "unstated",
} as const;

function readYears(texts: Texts): Outcome<readonly Row[]> {
  const read = readUpstream(texts, files.annual, {
    period: required(periodColumn("year")),
    company: required(textColumn("company")),
    billions: required(numberColumn("capex_usd_bn")),
    basis: choiceColumn("basis", bases),
    source: required(addressColumn("source_url")),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((row) => {
      const foreseen =
        row.basis === "guidance-upper" ||
        (row.basis === "analyst-series" && row.period.period === "2024");
      const kind = foreseen ? "projection" : "actual";
      return {
        ...spending(row, companyGroup(row.company), row.basis, kind),
        ...(row.basis === "guidance-upper" && guidance),
        frequency: "year",
      };
    }),
  );
}

/** The guidance for 2026 is of April 2026, as its company cell says. */
const guidance: Known = { known_on: "2026-04-30", known_basis: "edition" };

interface Spent {
  readonly period: Period;
  readonly billions: number;
  readonly source: string;
}

function spending(spent: Spent, company: string, basis: string, kind: string) {
  const { lastDay, period } = spent.period;
  return {
    id: [slug(company), period, basis].join("-"),
    date: lastDay,
    ...reportKnownOn({ date: lastDay, source: spent.source, snapshot: description.retrieved }),
    source: spent.source,
    company,
    period,
    capital_spending_usd: roundDigits(spent.billions * 1e9, 12),
    basis,
    kind,
  };
}

const four = "Alphabet, Amazon, Meta, Microsoft";

/** Group names of the annual table, members in alphabetical order. */
const companyGroup = (name: string): string =>
  ({
    "Amazon, Google, Meta, Microsoft": four,
    "four largest (guidance, Apr 2026)": four,
    "MSFT+GOOGL+META+AMZN+ORCL (J.P. Morgan AM)": `${four}, Oracle`,
    "AWS segment": "Amazon Web Services",
  })[name] ?? name;

const description = {
  id: "capital-spending",
  title: { en: "Capital spending of the hyperscalers", zh: "超大规模云厂商的资本支出" },
  publisher: "company filings and analysts, through the pages cited in each row",
  url: "https://www.opencapital.sh/stocks/msft/metrics/capital_expenditures",
  licence: "figures used as facts, each with its citation",
  attribution:
    "Company filings as tabulated by opencapital.sh; Platformonomics; J.P. Morgan Asset Management through Visual Capitalist; as cited row by row.",
  retrieved: "2026-11-23",
  columns: [
    text("company", "company or group of companies, members in alphabetical order"),
    text("period", "calendar quarter or year"),
    number("capital_spending_usd", "USD", "spending in the period, nominal"),
    text(
      "basis",
      "cash, annual-report, with-finance-leases, guidance-upper, analyst-series or unstated",
    ),
    text("kind", "actual, or projection when foreseen"),
    text("frequency", "quarter or year"),
  ],
};
