import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Adapter } from "../adapter.ts";
import { flag, number, optional, text } from "../shared/describe-column.ts";
import { draftOf } from "../shared/draft-of.ts";
import { numberRepeated } from "../shared/number-repeated.ts";
import { readUpstream } from "../shared/read-upstream.ts";
import { roundDigits } from "../shared/round-digits.ts";
import { slug } from "../shared/slug.ts";
import { choiceColumn, numberColumn, required, textColumn } from "../shared/upstream-columns.ts";

const file = "mlperf-inference/llm_tokens_per_s_v4.1_v5.1.csv";

/** Day on which a round's results were published, and their repository. */
const rounds = {
  "v4.1": { published: "2024-08-28", repository: "inference_results_v4.1" },
  "v5.1": { published: "2025-09-09", repository: "inference_results_v5.1" },
} as const;

/** Tokens a second that systems reached in MLPerf Inference with language models. */
export const servingThroughput: Adapter = {
  dataset: "serving-throughput",
  inputs: [file],
  ingest(texts) {
    const read = readUpstream(texts, file, {
      round: choiceColumn("version", { "v4.1": "v4.1", "v5.1": "v5.1" }),
      submission: required(textColumn("id")),
      submitter: required(textColumn("submitter")),
      division: required(textColumn("division")),
      availability: required(textColumn("availability")),
      suite: required(textColumn("suite")),
      system: required(textColumn("system")),
      model: required(textColumn("model")),
      scenario: required(textColumn("scenario")),
      nodes: required(numberColumn("nodes")),
      accelerator: required(textColumn("accelerator")),
      perNode: required(numberColumn("accelerators_per_node")),
      weightType: textColumn("weight_types"),
      tokensPerSecond: required(numberColumn("tokens_per_s")),
      power: numberColumn("power"),
      powerUnit: choiceColumn("power_units", { Watts: "W", "": "" }),
      software: textColumn("software"),
    });
    if (!read.ok) return read;
    const rows: Row[] = [];
    for (const result of read.value) {
      const row = rowOf(result);
      if (!row.ok) return row;
      rows.push(row.value);
    }
    return succeed(draftOf(description, numberRepeated(rows)));
  },
};

interface Result {
  readonly row: number;
  readonly round: keyof typeof rounds;
  readonly submission: string;
  readonly submitter: string;
  readonly division: string;
  readonly availability: string;
  readonly suite: string;
  readonly system: string;
  readonly model: string;
  readonly scenario: string;
  readonly nodes: number;
  readonly accelerator: string;
  readonly perNode: number;
  readonly weightType: string;
  readonly tokensPerSecond: number;
  readonly power: number | undefined;
  readonly software: string;
}

type Row = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly id: string;
};

function rowOf(result: Result): Outcome<Row> {
  const total = result.nodes * result.perNode;
  if (!(total > 0) || !Number.isInteger(total)) {
    const rule = "nodes × accelerators per node a positive whole number";
    return fail("bad-cell", { file, row: result.row, column: "nodes", rule, value: total });
  }
  const { published, repository } = rounds[result.round];
  const mixed = /\(x\d+\)/.test(result.accelerator);
  const round = result.round.slice(1);
  const number = result.submission.replace(/^v?[\d.]+-/, "");
  return succeed({
    id: [round, number, slug(result.model), slug(result.scenario)].join("-"),
    date: published,
    known_on: published,
    known_basis: "publication",
    source: `https://github.com/mlcommons/${repository}`,
    round,
    submitter: result.submitter,
    division: result.division,
    availability: result.availability,
    suite: result.suite,
    system: result.system,
    model: result.model,
    scenario: result.scenario.toLowerCase(),
    accelerator: result.accelerator,
    accelerators_total: total,
    mixed_accelerators: mixed,
    weight_type: result.weightType === "UNSET" ? undefined : result.weightType.toLowerCase(),
    tokens_per_s: result.tokensPerSecond,
    tokens_per_s_per_accelerator: mixed
      ? undefined
      : roundDigits(result.tokensPerSecond / total, 6),
    power_w: roundDigits(result.power, 6),
    software: result.software,
  });
}

const description = {
  id: "serving-throughput",
  title: {
    en: "Measured serving throughput of language models (derived, unofficial)",
    zh: "语言模型推理吞吐量实测（派生，非官方）",
  },
  publisher: "MLCommons",
  url: "https://mlcommons.org/benchmarks/inference-datacenter/",
  licence: "Apache-2.0 (v4.1); none stated at the root of v5.1, figures used as facts",
  attribution:
    "MLPerf Inference v4.1 (inference_results_v4.1, 4a0c8741) and v5.1 (inference_results_v5.1, 965182b0), MLCommons; derived, unofficial. MLPerf is a trademark of MLCommons.",
  retrieved: "2026-11-23",
  columns: [
    text("round", "4.1 or 5.1"),
    text("submitter", "who ran the system"),
    text("division", "closed, or open, which is not comparable"),
    text("availability", "available or preview"),
    text("suite", "datacenter or edge"),
    text("system", "name of the system"),
    text("model", "model served"),
    text("scenario", "offline; server and interactive are bounded in latency"),
    text("accelerator", "name of the accelerator, several when mixed"),
    number("accelerators_total", "1", "nodes × accelerators per node"),
    flag("mixed_accelerators", "several kinds of accelerator: no value per accelerator"),
    optional(text("weight_type", "number format of the weights")),
    number("tokens_per_s", "token/s", "tokens a second of the whole system"),
    optional(number("tokens_per_s_per_accelerator", "token/s", "tokens a second per accelerator")),
    optional(number("power_w", "W", "measured power of the system")),
    optional(text("software", "serving software and its versions")),
  ],
};
