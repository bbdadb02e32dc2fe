import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { fractionOfPercent } from "../shared/fraction-of-percent.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { slug } from "../shared/slug.ts";

const boards = {
  "aider-polyglot": "polyglot_leaderboard",
  "aider-edit": "edit_leaderboard",
} as const;

const fileOf = (board: string): string => `aider/${board}.yml`;

type Board = keyof typeof boards;

const runSchema = z.array(
  z.object({
    dirname: z.string().min(1),
    model: z.string().min(1),
    date: z.iso.date(),
    test_cases: z.number().int().positive(),
    edit_format: z.string().min(1),
    pass_rate_1: z.number().min(0).max(100),
    pass_rate_2: z.number().min(0).max(100).optional(),
    seconds_per_case: z.number().nonnegative().optional(),
    total_cost: z.number().nonnegative().optional(),
  }),
);

type Run = z.infer<typeof runSchema>[number];

/** Runs of Aider's coding benchmarks with what they cost. */
export const benchmarkRunsCost: Adapter = {
  dataset: "benchmark-runs-cost",
  inputs: Object.values(boards).map(fileOf),
  ingest(texts) {
    const polyglot = readBoard(texts, "aider-polyglot");
    if (!polyglot.ok) return polyglot;
    const edit = readBoard(texts, "aider-edit");
    if (!edit.ok) return edit;
    const rows = numberRepeated([...polyglot.value, ...edit.value]);
    return succeed(draftOf(description, rows));
  },
};

function readBoard(texts: Texts, board: Board): Outcome<readonly ReturnType<typeof rowOf>[]> {
  const read = readYaml(texts, fileOf(boards[board]), runSchema);
  return read.ok ? succeed(read.value.map((run) => rowOf(run, board))) : read;
}

const rowOf = (run: Run, board: Board) => ({
  id: `${board}-${slug(run.dirname)}`,
  date: run.date,
  known_on: run.date,
  known_basis: "run",
  source: `https://github.com/Aider-AI/aider/blob/main/aider/website/_data/${boards[board]}.yml`,
  benchmark: board,
  model: run.model,
  edit_format: run.edit_format,
  score: fractionOfPercent(run.pass_rate_2 ?? run.pass_rate_1),
  score_first_try: fractionOfPercent(run.pass_rate_1),
  cases: run.test_cases,
  // Upstream writes zero both for free and for unknown.
  cost_usd: run.total_cost || undefined,
  seconds_per_case: run.seconds_per_case,
});

/** The boards as the repository of Aider has them. */
export const liveBenchmarkRunsCost: LiveSource = {
  id: "aider",
  dataset: "benchmark-runs-cost",
  files: Object.values(boards).map((board) => ({
    address: `https://raw.githubusercontent.com/Aider-AI/aider/main/aider/website/_data/${board}.yml`,
    path: fileOf(board),
  })),
  changes: "months",
  tried: false,
  mayRepublish: true,
  adapterOn: () => benchmarkRunsCost,
};

const description = {
  id: "benchmark-runs-cost",
  title: { en: "Coding benchmark runs and their cost", zh: "编程基准的运行及其花费" },
  publisher: "Aider",
  url: "https://aider.chat/docs/leaderboards/",
  licence: "Apache-2.0",
  attribution: "Aider LLM leaderboards (Aider-AI/aider, commit 5dc9490, Apache-2.0).",
  retrieved: "2026-11-23",
  columns: [
    text("benchmark", "aider-polyglot or aider-edit"),
    text("model", "model, with settings, as the board names it"),
    text("edit_format", "how the model was asked to write its edits"),
    number("score", "1", "share of cases solved after the second try, or the first when only one"),
    number("score_first_try", "1", "share of cases solved at the first try"),
    number("cases", "1", "cases of the benchmark"),
    optional(number("cost_usd", "USD", "cost of the whole run; empty when unknown or free")),
    optional(number("seconds_per_case", "s", "mean time per case")),
  ],
};
