import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter } from "../adapter.ts";
import { number, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { factsFile } from "../shared/facts-file.ts";
import { fractionOfPercent } from "../shared/fraction-of-percent.ts";
import { lastDayOfMonth, type Period } from "../shared/read-period.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { type Known, reportKnownOn } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  addressColumn,
  choiceColumn,
  numberColumn,
  periodColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

const files = {
  shares: "compiled/market_share.csv",
  traffic: "compiled/chatbot_traffic_share.csv",
} as const;

/** Path of the shares that were read by hand. */
const readByHand = factsFile("market-shares");

const schema = z.strictObject({
  shares: z.array(
    z.strictObject({
      period: z.string().regex(/^\d{4}$/, "must be a year"),
      market: z.string(),
      metric: z.string(),
      name: z.string(),
      percent: z.number().positive().max(100),
      publisher: z.string(),
      published: z.iso.date(),
      source: z.url(),
    }),
  ),
});

type OwnShare = z.infer<typeof schema>["shares"][number];

interface Share {
  readonly period: Period;
  readonly market: string;
  readonly metric: string;
  readonly name: string;
  readonly percent: number;
  readonly publisher: string;
  readonly source: string;
}

/** Shares of vendors and products in markets that are defined differently. */
export const marketShares: Adapter = {
  dataset: "market-shares",
  inputs: [...Object.values(files), readByHand],
  ingest(texts) {
    const shares = readShares(texts);
    if (!shares.ok) return shares;
    const traffic = readTraffic(texts);
    if (!traffic.ok) return traffic;
    const free = shares.value.filter((share) => !unlicensed(share));
    const own = readYaml(texts, readByHand, schema);
    if (!own.ok) return own;
    const rows = [...[...free, ...traffic.value].map(rowOf), ...own.value.shares.map(ownRow)];
    const skipped = tallySkipped(
      { unlicensed: { en: "source does not license its data", zh: "来源未许可其数据" } },
      { unlicensed: shares.value.length - free.length },
    );
    return succeed(draftOf(description, rows, skipped));
  },
};

const unlicensed = (share: Share): boolean => share.publisher === "Ramp AI Index";

const metrics = {
  "share of LLM revenue": "llm-revenue",
  "share of enterprise LLM spend (survey)": "enterprise-spend-survey",
  "share of enterprise LLM API spend": "enterprise-api-spend",
  "share of mobile-app daily active users": "app-daily-users",
  "share of businesses with a paid transaction (vendors overlap)": "paying-businesses",
  "share of tokens routed that day": "tokens-routed",
} as const;

function readShares(texts: Texts): Outcome<readonly Share[]> {
  const read = readUpstream(texts, files.shares, {
    period: required(periodColumn("period")),
    market: required(textColumn("geography")),
    metric: choiceColumn("metric", metrics),
    name: required(textColumn("vendor")),
    percent: required(numberColumn("share_pct")),
    publisher: required(textColumn("publisher")),
    source: required(addressColumn("source_url")),
  });
  if (!read.ok) return read;
  const shares: Share[] = [];
  for (const share of read.value) {
    const before = shares.at(-1)?.publisher ?? "";
    const publisher = share.publisher === "as above" ? before : share.publisher;
    shares.push({ ...share, publisher });
  }
  return succeed(shares);
}

function readTraffic(texts: Texts): Outcome<readonly Share[]> {
  const read = readUpstream(texts, files.traffic, {
    period: required(periodColumn("date")),
    market: choiceColumn("source_type", {
      "Similarweb GenAI web visits": "world",
      "Similarweb GenAI web visits (7 largest assistants)": "world, 7 largest assistants",
    }),
    name: required(textColumn("product")),
    percent: required(numberColumn("share_pct")),
    source: required(addressColumn("source_read")),
  });
  if (!read.ok) return read;
  return succeed(
    read.value.map((share) => ({ ...share, metric: "web-visits", publisher: "Similarweb" })),
  );
}

function rowOf(share: Share) {
  const { lastDay, period } = share.period;
  return {
    id: [share.metric, slug(share.market), period, slug(share.name)].join("-"),
    date: lastDay,
    ...knownOn(share),
    source: share.source,
    period,
    market: share.market,
    metric: share.metric,
    name: share.name,
    share: fractionOfPercent(share.percent),
    publisher: share.publisher.replace(/\s*[(,].*$/, ""),
  };
}

const ownRow = ({ percent, published, ...share }: OwnShare) => ({
  id: [share.metric, slug(share.market), share.period, slug(share.name)].join("-"),
  date: `${share.period}-12-31`,
  known_on: published,
  known_basis: "report",
  ...share,
  share: fractionOfPercent(percent),
});

/** A publisher cell may tell the month of publication: `…, published 2026-02`. */
function knownOn(share: Share): Known {
  const month = /published (\d{4})-(\d{2})/.exec(share.publisher);
  if (month) {
    const day = lastDayOfMonth(Number(month[1]), Number(month[2]));
    return { known_on: day, known_basis: "edition" };
  }
  const { lastDay: date } = share.period;
  return reportKnownOn({ date, source: share.source, snapshot: description.retrieved });
}

const description = {
  id: "market-shares",
  title: { en: "Market shares by several definitions", zh: "多种口径的市场份额" },
  publisher: "several, named in each row",
  url: "https://openrouter.ai/rankings",
  licence: "figures used as facts, each with its citation; OpenRouter CC BY 4.0",
  attribution:
    "Counterpoint Research; a16z; Menlo Ventures; Apptopia through Big Technology; OpenRouter (CC BY 4.0); Similarweb; as cited row by row.",
  retrieved: "2026-11-23",
  columns: [
    text("period", "day, month, quarter or year"),
    text("market", "population in which the share is taken"),
    text("metric", "what is shared: shares of different metrics are not comparable"),
    text("name", "vendor or product"),
    number("share", "1", "share as a fraction"),
    text("publisher", "who published the share"),
  ],
};
