import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { companyName } from "../../names/organization-name.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { type Known, reportKnownOn } from "../shared/report-known-on.ts";
import { slug } from "../shared/slug.ts";
import {
  addressColumn,
  choiceColumn,
  dateColumn,
  rangeColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";

const file = "compiled/gpt4_matched.csv";

/** The first model of each lab that was as good as GPT-4, by three tests. */
export const publishedMatches: Adapter = {
  dataset: "published-matches",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      lab: required(textColumn("lab")),
      model: required(textColumn("first_model_at_or_above_gpt4")),
      released: dateColumn("release_date"),
      openWeights: choiceColumn("open_weights", openness),
      test: choiceColumn("test", tests),
      value: rangeColumn("evidence_value"),
      bar: rangeColumn("gpt4_value"),
      copy: textColumn("source_read"),
      source: required(addressColumn("source_url")),
    });
    if (!read.ok) return read;
    const rows: Draft["rows"][number][] = [];
    for (const match of read.value) {
      const days = datesOf(match);
      if (!days.ok) return days;
      const lab = labName(match.lab);
      rows.push({
        id: `${match.test}-${slug(lab)}`,
        ...days.value,
        source: match.source,
        lab,
        model: match.model,
        test: match.test,
        open_weights: match.openWeights,
        value: match.value?.central,
        value_low: match.value?.low,
        value_high: match.value?.high,
        bar: match.bar?.central,
        bar_low: match.bar?.low,
        bar_high: match.bar?.high,
      });
    }
    return succeed(draftOf(description, rows));
  },
};

const tests = {
  "ECI >= GPT-4 (Mar 2023)": "capability-index",
  "Arena Elo/BT >= GPT-4-0314 in same snapshot": "arena",
  "published statement": "statement",
} as const;

const openness = {
  yes: "yes",
  restricted: "restricted",
  "non-commercial": "non-commercial",
  no: "no",
  "no (API)": "no",
  "": "unstated",
} as const;

const labName = (lab: string): string =>
  ({ "Google DeepMind": "Google", "open weights (Meta)": "Meta" })[lab] ?? companyName(lab);

interface Match {
  readonly row: number;
  readonly test: (typeof tests)[keyof typeof tests];
  readonly released: string | undefined;
  readonly source: string;
  /** The copy of the board or index that was read, with its day. */
  readonly copy: string;
}

/** The model's release, or where unknown the board's first snapshot with it; and when known. */
function datesOf(match: Match): Outcome<Known & { date: string; date_kind: string }> {
  const snapshot = /\b20\d\d-\d\d-\d\d\b/.exec(match.copy)?.[0];
  const date = match.released ?? snapshot;
  if (date === undefined) {
    const rule = "a release date, or a snapshot with its day";
    return fail("bad-cell", { file, row: match.row, column: "release_date", rule, value: "" });
  }
  const known: Known =
    snapshot === undefined
      ? reportKnownOn({ date, source: match.source, snapshot: description.retrieved })
      : { known_on: snapshot, known_basis: "snapshot" };
  return succeed({ date, ...known, date_kind: match.released ? "release" : "board" });
}

const description = {
  id: "published-matches",
  title: { en: "Who matched GPT-4, and when", zh: "谁在何时达到 GPT-4 水平" },
  publisher: "Epoch AI, LMArena and the pages cited in each row",
  url: "https://epoch.ai/data/eci_scores.csv",
  licence: "CC BY 4.0 (Epoch AI); figures of the Arena used as facts with attribution",
  attribution:
    "Epoch AI, Capabilities Index, copy of 2026-08-22; LMArena text leaderboard through fboulnois/llm-leaderboard-csv (MPL-2.0); statements as cited row by row.",
  retrieved: "2026-11-23",
  columns: [
    text("date_kind", "release of the model, or board: first snapshot that lists it"),
    text("lab", "who made the model"),
    text("model", "first model of the lab at or above GPT-4"),
    text("test", "capability-index, arena (same snapshot) or statement"),
    text("open_weights", "yes, restricted, non-commercial, no or unstated"),
    optional(number("value", "1", "the model's score, in points of the test")),
    optional(number("value_low", "1", "lower of two models' scores")),
    optional(number("value_high", "1", "higher of two models' scores")),
    optional(number("bar", "1", "GPT-4's score")),
    optional(number("bar_low", "1", "lower end of GPT-4's score: 90 % interval, or of a range")),
    optional(number("bar_high", "1", "upper end of GPT-4's score: 90 % interval, or of a range")),
  ],
};
