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
  const run = row.started.slice(0, 10);
  return {
    id: `${nameId(benchmark.name)}/${nameId(row.version)}`,
    date: row.released,
    ...knownOn(row.released, benchmark.released, isIsoDate(run) ? run : undefined),
    source: cleanAddress(row.log) ?? description.url,
    benchmark: benchmark.name,
    benchmark_released: benchmark.released,
    version: row.version,
    organizations: row.organizations ? splitOrganizations(row.organizations) : undefined,
    countries: row.countries ? splitOrganizations(row.countries) : undefined,
    score: roundDigits(row.score, SCORE_DIGITS),
    standard_error: roundDigits(row.standardError, 3),
    run_on: isIsoDate(run) ? run : undefined,
  };
}

/** Benchmarks have at most some thousand questions, so six digits lose nothing. */
const SCORE_DIGITS = 6;

function knownOn(model: string, benchmark: string | undefined, run: string | undefined) {
  if (benchmark === undefined) return { known_on: run ?? model, known_basis: "run" };
  return benchmark > model
    ? { known_on: benchmark, known_basis: "benchmark-release" }
    : { known_on: model, known_basis: "model-release" };
}

const description: Draft["description"] = {
  id: "benchmark-scores",
  title: { en: "Benchmark scores run by Epoch AI", zh: "Epoch AI 运行的基准分数" },
  publisher: "Epoch AI",
  url: "https://epoch.ai/data/benchmark_data.zip",
  licence: "CC BY 4.0",
  attribution: "Epoch AI, AI Benchmarking Hub, edition of 2 May 2026, own runs only",
  retrieved: "2026-11-23",
  knownBasis: {
    "benchmark-release": {
      en: "release of the benchmark, which came after the model; run_on tells the run",
      zh: "基准的发布日（晚于模型）；run_on 为实际运行日",
    },
    "model-release": {
      en: "release of the model, which came after the benchmark; run_on tells the run",
      zh: "模型的发布日（晚于基准）；run_on 为实际运行日",
    },
    run: {
      en: "the day of the run: the benchmark has no known release date",
      zh: "运行日：该基准没有已知的发布日期",
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
