import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { type Correction, correctionsFile, correctionsSchema } from "../shared/corrections-file.ts";
import { optional, text } from "../shared/describe-column.ts";

/** What this project takes in place of figures that are wrong upstream, and why. */
export const corrections: Adapter = { dataset: "corrections", inputs: [correctionsFile], ingest };

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, correctionsFile, correctionsSchema);
  if (!read.ok) return read;
  return succeed({ description, rows: read.value.corrections.flatMap(rowsOf), skipped: [] });
}

/** The day on which the sources were last read, and judged. */
const RETRIEVED = "2026-11-23";

const rowsOf = (correction: Correction): readonly Draft["rows"][number][] =>
  correction.ids.map((id) => ({
    id: [correction.dataset, id, ...("field" in correction ? [correction.field] : [])].join("/"),
    date: RETRIEVED,
    known_on: RETRIEVED,
    known_basis: "judged",
    source: correction.source,
    dataset: correction.dataset,
    row: id,
    check: correction.check,
    done: doneWith(correction),
    ...("field" in correction
      ? {
          field: correction.field,
          upstream: String(correction.upstream),
          ours: String(correction.ours),
        }
      : {}),
    reason: correction.reason.en,
    reason_zh: correction.reason.zh,
  }));

const doneWith = (correction: Correction): string =>
  "field" in correction ? "corrected" : "leave_out" in correction ? "left-out" : "kept";

const description: Draft["description"] = {
  id: "corrections",
  title: { en: "Corrections of published figures", zh: "对已发布数值的更正" },
  publisher: "judgements of this project, each with the page that it rests on",
  url: "https://epoch.ai/data/ai-models",
  licence: "single facts, each with its page",
  attribution: "pages cited row by row",
  retrieved: RETRIEVED,
  knownBasis: {
    judged: {
      en: "the day on which the sources were last read; a correction holds for all days on which the row stands",
      zh: "最近一次查阅来源之日；更正适用于该行有效的所有日期",
    },
  },
  columns: [
    text("dataset", "dataset whose row it is"),
    text("row", "id of the row"),
    optional(text("check", "named check that finds such rows; empty where a reader found it")),
    text("done", "corrected, left-out or kept"),
    optional(text("field", "column that was corrected")),
    optional(text("upstream", "what the publisher states; empty for an empty cell")),
    optional(text("ours", "what we take")),
    text("reason", "why"),
    text("reason_zh", "why, in Chinese"),
  ],
};
