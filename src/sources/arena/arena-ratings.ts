import { succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { nameId } from "../shared/name-id.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const file = "arena/text_overall_month_end.csv";

/** Boards whose ratings are those of the votes; the others are further readings of the same votes. */
const boards: ReadonlySet<string> = new Set(["online_elo", "raw"]);

const labels = {
  board: {
    en: "another reading of the same votes (displayed, website or style control)",
    zh: "同一批投票的其他口径（展示、网站或风格控制）",
  },
  earlier: {
    en: "an earlier snapshot of the same quarter",
    zh: "同一季度内较早的快照",
  },
} as const;

/** Ratings of the Arena's text leaderboard, the last snapshot of each quarter. */
export const arenaRatings: Adapter = {
  dataset: "arena-ratings",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      date: required(dateColumn("date")),
      board: required(textColumn("board")),
      via: required(textColumn("via")),
      model: required(textColumn("model")),
      rating: required(numberColumn("rating")),
      low: numberColumn("ci_low"),
      high: numberColumn("ci_high"),
      votes: numberColumn("votes"),
      rank: required(numberColumn("rank")),
    });
    if (!read.ok) return read;
    const chosen = read.value.filter(({ board }) => boards.has(board));
    const last = new Map<string, string>();
    for (const { date } of chosen) {
      if (date > (last.get(quarterOf(date)) ?? "")) last.set(quarterOf(date), date);
    }
    const kept = chosen.filter(({ date }) => last.get(quarterOf(date)) === date);
    const rows = kept.map(({ row, low, high: upper, ...rating }) => ({
      ...rating,
      id: `${rating.board.replace("_", "-")}-${rating.date}/${nameId(rating.model)}`,
      known_on: rating.date,
      known_basis: "snapshot",
      source: description.url,
      ci_low: low,
      ci_high: upper,
    }));
    const skipped = tallySkipped(labels, {
      board: read.value.length - chosen.length,
      earlier: chosen.length - kept.length,
    });
    return succeed(draftOf(description, rows, skipped));
  },
};

const quarterOf = (date: string): string =>
  `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

const description = {
  id: "arena-ratings",
  title: { en: "Arena, text leaderboard by quarter", zh: "Arena 文本排行榜（按季度）" },
  publisher: "LMArena",
  url: "https://lmarena.ai/leaderboard/text",
  licence: "MIT (carriers); figures of the Arena used as facts with attribution",
  attribution:
    "LMArena (LMSYS Chatbot Arena) text leaderboard, snapshots through nakasyou, lmarena/arena-catalog and Scarlett9826.",
  retrieved: "2026-11-23",
  columns: [
    text("board", "online_elo (Elo, to June 2024) or raw (Bradley–Terry); never to be chained"),
    text("via", "who kept the snapshot"),
    text("model", "name on the board that day"),
    number("rating", "1", "rating; only differences within one snapshot mean something"),
    optional(number("ci_low", "1", "lower end of the board's 95 % interval")),
    optional(number("ci_high", "1", "upper end of the board's 95 % interval")),
    optional(number("votes", "1", "votes for or against the model")),
    number("rank", "1", "rank on the board that day"),
  ],
};
