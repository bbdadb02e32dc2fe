import { z } from "zod";
import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { fractionOfPercent } from "../shared/fraction-of-percent.ts";
import { nameId } from "../shared/name-id.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { tallySkipped } from "../shared/tally-skipped.ts";
import { dateColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const files = {
  aider: "aider/polyglot_leaderboard.yml",
  epoch: "epoch-price-trends/epoch_ai_eval_data.csv",
  sweBench: "epoch-benchmarks/benchmark_data_2026-05/swe_bench_bash.csv",
  weirdMl: "epoch-benchmarks/benchmark_data_2026-05/weirdml_external.csv",
} as const;

/** What a task takes of a model: tokens, or dollars where a board publishes only those. */
export const taskUsage: Adapter = { dataset: "task-usage", inputs: Object.values(files), ingest };

/** Day of the insight that Epoch AI published with its token counts. */
const COUNTS_PUBLISHED = "2025-03-12";
/** Edition of the collection that holds the boards; WeirdML dates no run. */
const EDITION = "2026-05-02";

const labels = {
  "no-usage": {
    en: "no model, or neither tokens nor cost stated",
    zh: "无模型名，或既无词元数也无费用",
  },
  pair: { en: "two models that work together", zh: "两个模型协作" },
} as const;

type Row = ReturnType<typeof rowOf>;
type Reason = keyof typeof labels;
interface Read {
  readonly rows: readonly Row[];
  readonly skipped: readonly Reason[];
}

function ingest(texts: Texts): Outcome<Draft> {
  const read = allOf({
    aider: readAider(texts),
    epoch: readEpoch(texts),
    sweBench: readSweBench(texts),
    weirdMl: readWeirdMl(texts),
  });
  if (!read.ok) return read;
  const parts = Object.values(read.value);
  return succeed(
    draftOf(
      description,
      numberRepeated(parts.flatMap(({ rows }) => rows)),
      tallySkipped(
        labels,
        parts.flatMap(({ skipped }) => skipped),
      ),
    ),
  );
}

/** One benchmark's usage by one model; what is of a task is the mean over its tasks. */
interface Usage {
  readonly benchmark: string;
  readonly model: string;
  readonly date: string;
  readonly basis: "run" | "publication" | "edition";
  readonly source: string;
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly usd?: number | undefined;
  readonly score?: number | undefined;
}

const rowOf = ({ benchmark, model, date, basis, source, input, output, usd, score }: Usage) => ({
  id: `${nameId(benchmark)}/${nameId(model)}`,
  date,
  known_on: date,
  known_basis: basis,
  source,
  benchmark,
  model,
  input_tokens: input && roundDigits(input, 6),
  output_tokens: output && roundDigits(output, 6),
  cost_usd: usd,
  score,
});

const aiderSchema = z.array(
  z.object({
    model: z.string().min(1),
    date: z.iso.date(),
    test_cases: z.number().int().positive(),
    pass_rate_2: z.number().min(0).max(100),
    prompt_tokens: z.number().int().positive().optional(),
    completion_tokens: z.number().int().positive().optional(),
  }),
);

/** Tokens of the coding benchmark, thinking included, by two tries a case. */
function readAider(texts: Texts): Outcome<Read> {
  const runs = readYaml(texts, files.aider, aiderSchema);
  if (!runs.ok) return runs;
  const judged = runs.value.map((run): Row | Reason => {
    const { prompt_tokens: input, completion_tokens: output, test_cases: cases } = run;
    if (input === undefined || output === undefined) return "no-usage";
    if (run.model.includes(" + ")) return "pair";
    return rowOf({
      benchmark: "aider-polyglot",
      model: run.model,
      date: run.date,
      basis: "run",
      source: `https://github.com/Aider-AI/aider/blob/main/aider/website/_data/polyglot_leaderboard.yml`,
      input: input / cases,
      output: output / cases,
      score: fractionOfPercent(run.pass_rate_2),
    });
  });
  return succeed(sorted(judged));
}

/** Names as in dataset `benchmark-scores`. */
const epochNames: Readonly<Record<string, string>> = { "GPQA Diamond": "GPQA diamond" };

function readEpoch(texts: Texts): Outcome<Read> {
  const counts = readUpstream(texts, files.epoch, {
    model: required(textColumn("Model")),
    task: required(textColumn("Task")),
    samples: required(numberColumn("total_samples")),
    input: required(numberColumn("input_tokens")),
    output: required(numberColumn("output_tokens")),
  });
  if (!counts.ok) return counts;
  return succeed({
    rows: counts.value.map(({ model, task, samples, input, output }) =>
      rowOf({
        benchmark: epochNames[task] ?? task,
        model,
        date: COUNTS_PUBLISHED,
        basis: "publication",
        source:
          "https://github.com/epoch-research/llm-benchmark-efficiency/blob/34b9233/data/epoch_ai_eval_data.csv",
        input: input / samples,
        output: output / samples,
      }),
    ),
    skipped: [],
  });
}

function readSweBench(texts: Texts): Outcome<Read> {
  const runs = readUpstream(texts, files.sweBench, {
    model: required(textColumn("Model version")),
    score: numberColumn("% Resolved"),
    usd: numberColumn("Avg. Cost ($)"),
    date: dateColumn("Date run"),
  });
  if (!runs.ok) return runs;
  return succeed(
    sorted(
      runs.value.map(({ model, score, usd, date }): Row | Reason =>
        usd === undefined || date === undefined
          ? "no-usage"
          : rowOf({
              benchmark: "swe-bench-bash",
              model,
              date,
              basis: "run",
              source: "https://www.swebench.com/bash-only.html",
              usd,
              score,
            }),
      ),
    ),
  );
}

function readWeirdMl(texts: Texts): Outcome<Read> {
  const runs = readUpstream(texts, files.weirdMl, {
    model: textColumn("Model version"),
    score: numberColumn("Accuracy"),
    usd: numberColumn("Cost per run"),
  });
  if (!runs.ok) return runs;
  return succeed(
    sorted(
      runs.value.map(({ model, score, usd }): Row | Reason =>
        model === "" || usd === undefined || usd === 0
          ? "no-usage"
          : rowOf({
              benchmark: "weirdml",
              model,
              date: EDITION,
              basis: "edition",
              source: "https://htihle.github.io/weirdml.html",
              usd: roundDigits(usd, 4),
              score: score === undefined ? undefined : roundDigits(score, 4),
            }),
      ),
    ),
  );
}

const sorted = (judged: readonly (Row | Reason)[]): Read => ({
  rows: judged.filter((each) => typeof each !== "string"),
  skipped: judged.filter((each) => typeof each === "string"),
});

const description = {
  id: "task-usage",
  title: { en: "What a task takes: tokens or dollars", zh: "一个任务的用量：词元数或费用" },
  publisher: "Aider, Epoch AI, SWE-bench, WeirdML",
  url: "https://aider.chat/docs/leaderboards/",
  licence: "Apache-2.0 (Aider); CC BY 4.0 (Epoch AI); figures of the boards as facts",
  attribution:
    "Aider LLM leaderboards (Aider-AI/aider, commit 5dc9490, Apache-2.0); Epoch AI, LLM inference price trends (token counts); SWE-bench (bash only) and WeirdML leaderboards, through Epoch AI, AI Benchmarking Hub, edition of 2 May 2026.",
  retrieved: "2026-11-23",
  columns: [
    text(
      "benchmark",
      "aider-polyglot, swe-bench-bash, weirdml, or as in dataset `benchmark-scores`",
    ),
    text("model", "model as the publisher names it, with its effort"),
    optional(number("input_tokens", "1", "input tokens of a task, mean")),
    optional(number("output_tokens", "1", "output tokens of a task, thinking included, mean")),
    optional(number("cost_usd", "USD", "cost of a task as published, mean; where tokens are not")),
    optional(number("score", "1", "share of tasks solved in the same runs")),
  ],
};
