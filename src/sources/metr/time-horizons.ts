import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import type { LiveSource } from "../live-source.ts";
import { date, flag, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import type { KnownBasis } from "../shared/known-basis.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { slug } from "../shared/slug.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import {
  choiceColumn,
  dateColumn,
  numberColumn,
  required,
  textColumn,
} from "../shared/upstream-columns.ts";
import { readAgents, type TimeHorizonAgent } from "./time-horizon-agents.ts";
import { timeHorizonFactsFile } from "./time-horizon-facts.ts";
import { readReports, type TimeHorizonReport } from "./time-horizon-reports.ts";

const files = {
  "1.1": "metr/benchmark_results_1_1_2026-05.yaml",
  "1.0": "metr/benchmark_results_1_0_2026-01.yaml",
  additions: "metr/time_horizon_additions.csv",
} as const;

/** The suites whose results METR publishes as files. */
const suites = ["1.1", "1.0"] as const;

const addressOf = (suite: "1.1" | "1.0"): string =>
  `https://metr.org/assets/benchmark_results_${suite.replace(".", "_")}.yaml`;

type Suite = "1.1" | "1.0" | "legacy";

/** First publication of each suite's results; legacy results belong to the first. */
const suiteRelease: Readonly<Record<Suite, string>> = {
  "1.1": "2026-01-29",
  "1.0": "2025-03-19",
  legacy: "2025-03-19",
};

/** By when the results in the files at hand were public, of those whose own day is not known. */
const suiteEdition: Readonly<Record<Suite, string>> = {
  "1.1": "2026-05-31",
  "1.0": "2026-01-31",
  legacy: "2026-10-08",
};

interface Horizon {
  readonly estimate: number;
  readonly ci_low?: number | undefined;
  readonly ci_high?: number | undefined;
}

type Row = Draft["rows"][number];

interface Result {
  readonly suite: Suite;
  readonly agent: string;
  readonly releaseDate: string;
  readonly p50: Horizon;
  readonly p80: Horizon | undefined;
  readonly averageScore: number;
  readonly stateOfTheArt?: boolean;
  readonly usageUsd?: number | undefined;
  readonly source: string;
  readonly file: string;
}

const horizon = z.object({
  estimate: z.number().positive(),
  ci_low: z.number().positive(),
  ci_high: z.number().positive(),
});

const results = z.object({
  results: z.record(
    z.string(),
    z.object({
      release_date: z.iso.date(),
      metrics: z.object({
        average_score: z.object({ estimate: z.number() }),
        is_sota: z.boolean(),
        p50_horizon_length: horizon,
        p80_horizon_length: horizon,
        usage: z.object({ usd: z.number() }).optional(),
      }),
    }),
  ),
});

/** METR's time horizons: how long a task, in human minutes, an agent does at 50 % and 80 %. */
export const timeHorizons: Adapter = {
  dataset: "time-horizons",
  inputs: [timeHorizonFactsFile, ...Object.values(files)],
  ingest: (texts) => ingest(texts, "refuse"),
};

/** The results of both suites as METR keeps them. An agent whose model we cannot name is left out. */
export const liveTimeHorizons: LiveSource = {
  id: "metr",
  dataset: "time-horizons",
  files: suites.map((suite) => ({ address: addressOf(suite), path: files[suite] })),
  changes: "months",
  tried: false,
  // Neither the page nor the files state a licence.
  mayRepublish: false,
  adapterOn: () => ({
    dataset: "time-horizons",
    inputs: [timeHorizonFactsFile, ...suites.map((suite) => files[suite])],
    ingest: (texts) => ingest(texts, "leave-out"),
  }),
  covers: (row) => suites.some((suite) => row["source"] === addressOf(suite)),
};

const reasons = {
  unnamed: { en: "an agent whose model is not known here", zh: "此处尚不知其模型的智能体" },
};

function ingest(texts: Texts, unnamed: "refuse" | "leave-out"): Outcome<Draft> {
  const agents = readAgents(texts);
  if (!agents.ok) return agents;
  const reports = readReports(texts);
  if (!reports.ok) return reports;
  const published = [
    ...suites.map((suite) => readSuite(texts, suite)),
    ...(texts.has(files.additions) ? [readAdditions(texts)] : []),
  ];
  const all: Result[] = [];
  for (const part of published) {
    if (!part.ok) return part;
    all.push(...part.value);
  }
  const rows: Row[] = [];
  let leftOut = 0;
  for (const result of all) {
    const name = result.agent.replace(/_inspect$/, "");
    const agent = agents.value.get(name);
    if (agent) rows.push(...rowsOf(result, agent, reports.value(result.suite, name)));
    else if (unnamed === "refuse") return unnamedIn(result);
    else leftOut++;
  }
  return succeed(draftOf(description, rows, tallySkipped(reasons, { unnamed: leftOut })));
}

function readSuite(texts: Texts, suite: "1.1" | "1.0"): Outcome<readonly Result[]> {
  const file = files[suite];
  const read = readYaml(texts, file, results);
  if (!read.ok) return read;
  const source = addressOf(suite);
  return succeed(
    Object.entries(read.value.results).map(([agent, { release_date, metrics }]) => ({
      suite,
      agent,
      releaseDate: release_date,
      p50: metrics.p50_horizon_length,
      p80: metrics.p80_horizon_length,
      averageScore: metrics.average_score.estimate,
      stateOfTheArt: metrics.is_sota,
      usageUsd: metrics.usage?.usd,
      source,
      file,
    })),
  );
}

const additionColumns = {
  agent: required(textColumn("model")),
  releaseDate: required(dateColumn("release_date")),
  suite: choiceColumn<Suite>("benchmark", {
    "METR-Horizon-v1.1": "1.1",
    "METR legacy (blank version)": "legacy",
  }),
  p50: required(numberColumn("p50_minutes")),
  p50Low: required(numberColumn("p50_ci_low")),
  p50High: required(numberColumn("p50_ci_high")),
  p80: numberColumn("p80_minutes"),
  averageScore: required(numberColumn("average_score")),
};

function readAdditions(texts: Texts): Outcome<readonly Result[]> {
  const read = readUpstream(texts, files.additions, additionColumns);
  if (!read.ok) return read;
  return succeed(
    read.value.map(({ p50Low, p50High, ...row }) => ({
      ...row,
      p50: { estimate: row.p50, ci_low: p50Low, ci_high: p50High },
      p80: row.p80 === undefined ? undefined : { estimate: row.p80 },
      source: "https://epoch.ai/data/benchmark_data.zip",
      file: files.additions,
    })),
  );
}

function unnamedIn({ file, agent }: Result): Outcome<never> {
  const rule = `an agent whose model is named in ${timeHorizonFactsFile}`;
  return fail("bad-cell", { file, row: agent, rule, value: agent });
}

/** The row of a result, after that of what was first published where it was revised since. */
function rowsOf(
  result: Result,
  agent: TimeHorizonAgent,
  report: TimeHorizonReport | undefined,
): readonly Row[] {
  const known = knownOn(result, report);
  if (!report?.first || !report.revised) return [rowOf(result, agent, known)];
  const { p50: estimate, low: ci_low, high: ci_high } = report.first;
  const first = {
    ...result,
    p50: { estimate, ci_low, ci_high },
    p80: undefined,
    source: report.source,
  };
  return [
    { ...rowOf(first, agent, known), replaced_on: report.revised.date },
    rowOf(result, agent, { known_on: report.revised.date, known_basis: "revision" }),
  ];
}

type Known = { readonly known_on: string; readonly known_basis: KnownBasis };

/** A result is known when it was published, never merely because its model was. */
function knownOn({ suite, releaseDate }: Result, report: TimeHorizonReport | undefined): Known {
  if (report) return { known_on: report.date, known_basis: "report" };
  return releaseDate < suiteRelease[suite]
    ? { known_on: suiteRelease[suite], known_basis: "benchmark-release" }
    : { known_on: suiteEdition[suite], known_basis: "edition" };
}

const rowOf = (result: Result, agent: TimeHorizonAgent, known: Known): Row => ({
  id: `${result.suite}-${slug(result.agent)}`,
  date: result.releaseDate,
  ...known,
  source: result.source,
  suite: result.suite,
  agent: result.agent,
  model: agent.model,
  lab: agent.lab,
  p50_minutes: result.p50.estimate,
  p50_low: result.p50.ci_low,
  p50_high: result.p50.ci_high,
  p80_minutes: result.p80?.estimate,
  p80_low: result.p80?.ci_low,
  p80_high: result.p80?.ci_high,
  average_score: result.averageScore,
  state_of_the_art: result.stateOfTheArt,
  usage_usd: result.usageUsd,
});

const description = {
  id: "time-horizons",
  title: { en: "Task-completion time horizons of AI agents", zh: "智能体任务完成的时间跨度" },
  publisher: "METR",
  url: "https://metr.org/time-horizons/",
  licence: "none stated; figures used as facts with attribution",
  attribution:
    "METR, Time Horizon 1.0 and 1.1 (METR/eval-analysis-public; arXiv 2503.14499); eight later rows through Epoch AI, Benchmarking Hub, CC BY 4.0.",
  retrieved: "2026-11-23",
  columns: [
    optional(date("replaced_on", "day on which METR revised the figure")),
    text("suite", "task suite: 1.1, 1.0 or legacy (version left blank); never to be mixed"),
    text("agent", "agent as METR names it: model with scaffold"),
    text("model", "name of the model"),
    text("lab", "who made the model"),
    number("p50_minutes", "min", "human minutes of the task done with probability 0.5"),
    optional(number("p50_low", "min", "lower end of the 95 % bootstrap interval")),
    optional(number("p50_high", "min", "upper end of the 95 % bootstrap interval")),
    optional(number("p80_minutes", "min", "human minutes of the task done with probability 0.8")),
    optional(number("p80_low", "min", "lower end of the 95 % bootstrap interval")),
    optional(number("p80_high", "min", "upper end of the 95 % bootstrap interval")),
    number("average_score", "1", "mean score over the suite's tasks"),
    optional(flag("state_of_the_art", "longest horizon of its suite at release, as METR marks it")),
    optional(number("usage_usd", "USD", "cost of the agent's runs, suite 1.0 only")),
  ],
};
