import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { number, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { fractionOfPercent } from "../shared/fraction-of-percent.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { slug } from "../shared/slug.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  addressColumn,
  numberColumn,
  periodColumn,
  required,
  type UpstreamColumn,
} from "../shared/upstream-columns.ts";

const file = "compiled/statcounter_ai_chatbot_share.csv";

/** Products by the header of their column, and our name. */
const products: Readonly<Record<string, string>> = {
  ChatGPT: "ChatGPT",
  Perplexity: "Perplexity",
  "Google Gemini": "Gemini",
  "Microsoft Copilot": "Copilot",
  Claude: "Claude",
  Deepseek: "DeepSeek",
  Other: "Other",
};

const productColumns: Readonly<Record<string, UpstreamColumn<number>>> = Object.fromEntries(
  Object.entries(products).map(([header, name]) => [name, required(numberColumn(header))]),
);

/** Shares of chatbots in the visits that they refer to other sites, by month. */
export const chatbotShares: Adapter = {
  dataset: "chatbot-shares",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      month: required(periodColumn("month")),
      source: required(addressColumn("source_url")),
      ...productColumns,
    });
    if (!read.ok) return read;
    const months = read.value.map(({ month, source, row, ...shares }) => ({
      month,
      source,
      shares: Object.entries(shares) as (readonly [string, number])[],
    }));
    const counted = months.filter(({ shares }) => shares.some(([, percent]) => percent > 0));
    const rows = counted.flatMap(({ month, source, shares }) =>
      shares.map(([product, percent]) => ({
        id: `${month.period}-${slug(product)}`,
        date: month.lastDay,
        known_on: month.lastDay,
        known_basis: "period-end",
        source,
        period: month.period,
        product,
        share: fractionOfPercent(percent),
      })),
    );
    const skipped = tallySkipped(
      { "empty-month": { en: "month not yet counted: all zero", zh: "尚未统计的月份：全为零" } },
      { "empty-month": months.length - counted.length },
    );
    return succeed(draftOf(description, rows, skipped));
  },
};

const description = {
  id: "chatbot-shares",
  title: { en: "Chatbots by the visits they refer", zh: "聊天机器人带来的访问量份额" },
  publisher: "StatCounter Global Stats",
  url: "https://gs.statcounter.com/ai-chatbot-market-share",
  licence: "CC BY-SA 3.0",
  attribution: "StatCounter Global Stats, AI Chatbot Market Share, worldwide, CC BY-SA 3.0.",
  retrieved: "2026-11-23",
  columns: [
    text("period", "month"),
    text("product", "name of the chatbot"),
    number("share", "1", "share of page views that chatbots referred"),
  ],
};
