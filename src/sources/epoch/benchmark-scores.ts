import { isIsoDate } from "../../base/calendar.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { cleanAddress } from "../shared/clean-address.ts";
import { date, list, number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream, type UpstreamRow } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { splitOrganizations } from "../shared/split-organizations.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  dateColumn,
  numberColumn,
  rawColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";
import { type EpochBenchmark, epochBenchmarks, externalBoards } from "./benchmark-files.ts";

/** Scores of models on the benchmarks that Epoch AI runs itself. */
export const benchmarkScores: Adapter = {
  dataset: "benchmark-scores",
  inputs: [...epochBenchmarks.map(({ file }) => file), ...externalBoards],
  ingest,
};

const schema = {
  version: required(textColumn("Model version")),
  score: required(numberColumn("Best score (across scorers)")),
  standardError: numberColumn("stderr"),
  released: required(dateColumn("Release date")),
  organizations: textColumn("Organization"),
  countries: textColumn("Country"),
  started: rawColumn("Started at"),
  log: rawColumn("Log viewer"),
};

const labels = {
  external: {
    en: "score of a board run by others, on its own terms",
    zh: "由他方运行、适用其自身条款的榜单分数",
  },
} as const;

type ScoreRow = { readonly id: string } & Readonly<Record<string, Cell>>;

function ingest(texts: Texts): Outcome<Draft> {
  const rows: ScoreRow[] = [];
  for (const benchmark of epochBenchmarks) {
    const read = readUpstream(texts, benchmark.file, schema);
    if (!read.ok) return read;
    rows.push(...read.value.map((row) => scoreRow(benchmark, row)));
  }
  let external = 0;
  for (const file of externalBoards) {
    const read = readUpstream(texts, file, {});
    if (!read.ok) return read;
    external += read.value.length;
  }
  return succeed({
    description,
    rows: numberRepeated(rows),
    skipped: tallySkipped(labels, { external }),
  });
}

function scoreRow(benchmark: EpochBenchmark, row: UpstreamRow<typeof schema>): ScoreRow {
  const started = row.started.slice(0, 10);
  const run = isIsoDate(started) ? started : undefined;
  return {
    id: `${nameId(benchmark.name)}/${nameId(row.version)}`,
    date: row.released,
    ...knownOn(row.released, run),
    source: cleanAddress(row.log) ?? description.url,
    benchmark: benchmark.name,
    benchmark_released: benchmark.released,
    version: row.version,
    organizations: row.organizations ? splitOrganizations(row.organizations) : undefined,
    countries: row.countries ? splitOrganizations(row.countries) : undefined,
    score: roundDigits(row.score, SCORE_DIGITS),
    standard_error: roundDigits(row.standardError, 3),
    run_on: run,
  };
}

/** Benchmarks have at most some thousand questions, so six digits lose nothing. */
const SCORE_DIGITS = 6;

/** The day of the edition, which holds all scores. */
const EDITION = "2026-05-02";

/** A score is known when it was measured, never merely because model and benchmark were out. */
const knownOn = (released: string, run: string | undefined) =>
  run === undefined
    ? { known_on: EDITION, known_basis: "edition" }
    : { known_on: run < released ? released : run, known_basis: "run" };

const description: Draft["description"] = {
  id: "benchmark-scores",
  title: { en: "Benchmark scores run by Epoch AI", zh: "Epoch AI 运行的基准分数" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/benchmark_data.zip",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, AI Benchmarking Hub, edition of 2 May 2026, own runs only",
  retrieved: "2026-11-23",
  knownBasis: {
    edition: {
      en: "the edition of 2 May 2026, since the day of the run is not stated",
      zh: "2026 年 5 月 2 日版，因未说明运行日期",
    },
    run: {
      en: "the day of the run, or the release of the model where that came after",
      zh: "运行日期；若模型发布更晚，则为发布日",
    },
  },
  columns: [
    text("benchmark", "name as in dataset `benchmarks`"),
    optional(date("benchmark_released", "release of the benchmark")),
    text("version", "model version as scored, with its reasoning effort"),
    optional(list("organizations", "organisations that made the model")),
    optional(list("countries", "countries of the organisations")),
    number("score", "1", "share of questions solved, by the better of the scorers used"),
    optional(number("standard_error", "1", "standard error of the score")),
    optional(date("run_on", "day on which the run started")),
  ],
};
