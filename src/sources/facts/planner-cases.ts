import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { nameId } from "../shared/name-id.ts";

const file = factsFile("planner-cases");

/** Measurements of training and serving that the planners are fitted to and held against. */
export const plannerCases: Adapter = { dataset: "planner-cases", inputs: [file], ingest };

const count = z.int().positive().optional();

const measuredCase = z.strictObject({
  case: z.string(),
  date: z.iso.date(),
  reported: z.iso.date().optional(),
  source: z.url(),
  kind: z.enum([
    "whole-run",
    "training-step",
    "serving",
    "serving-pool",
    "device",
    "post-training",
  ]),
  stated: z.enum(["chips-and-days"]).optional(),
  model: z.string(),
  hardware: z.string(),
  chips: count,
  precision: z.enum(["fp8", "int8", "fp4"]).optional(),
  weight_bits: z.number().positive().optional(),
  tokens: count,
  sequence: count,
  batch_tokens: count,
  power_w: z.number().positive().optional(),
  tensor: count,
  pipeline: count,
  recomputation: z.enum(["none", "selective", "full"]).optional(),
  method: z.enum(["full", "lora", "qlora", "dpo", "grpo"]).optional(),
  batch: count,
  copy_chips: count,
  prompt: count,
  output: count,
  quantity: z.enum([
    "chip-hours",
    "tokens-per-chip-second",
    "model-utilization",
    "output-tokens-per-chip-second",
    "input-tokens-per-chip-second",
    "tokens-per-second",
    "tokens-per-user-second",
    "seconds-per-step",
  ]),
  measured: z.number().positive(),
});

const schema = z.strictObject({ cases: z.array(measuredCase) });

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  return succeed({ description, rows: read.value.cases.map(caseRow), skipped: [] });
}

const caseRow = ({
  reported,
  case: name,
  ...published
}: z.infer<typeof measuredCase>): Readonly<Record<string, Cell>> => ({
  ...published,
  id: nameId(name),
  name,
  known_on: reported ?? published.date,
  known_basis: "report",
});

const description: Draft["description"] = {
  id: "planner-cases",
  title: { en: "Measured steps, runs and services", zh: "实测的训练步、训练运行与推理服务" },
  publisher: "those who measured, page by page",
  url: "https://github.com/NVIDIA-NeMo/Megatron-Bridge/blob/main/docs/performance-summary.md",
  licence: "single facts, each with its page",
  attribution: "figures of the pages cited row by row",
  retrieved: "2026-11-29",
  knownBasis: {
    report: {
      en: "publication of the page that states the figure",
      zh: "载有该数值的页面的发布日",
    },
  },
  columns: [
    text("name", "what was measured, in words"),
    text("kind", "whole-run, training-step, serving, serving-pool, device or post-training"),
    optional(text("stated", "chips-and-days: chip-hours are the product of two stated figures")),
    text("model", "name in dataset `architectures`"),
    text("hardware", "short name in dataset `planner-chips`"),
    optional(number("chips", "chips", "of the run; of one copy of the model when serving")),
    optional(text("precision", "number format of the products or the weights; else 16 bits")),
    optional(
      number("weight_bits", "bits", "of a stored weight, where other than those of precision"),
    ),
    optional(number("tokens", "tokens", "of the whole run")),
    optional(number("sequence", "tokens", "of a training sequence, the longest one of GRPO")),
    optional(number("batch_tokens", "tokens", "of an optimiser step")),
    optional(number("power_w", "W", "to which a chip was held, where below its rated power")),
    optional(number("tensor", "ranks", "of tensor parallelism, where the page varies the plan")),
    optional(number("pipeline", "stages", "likewise")),
    optional(text("recomputation", "of activations, where the page says: none, selective or full")),
    optional(text("method", "of post-training: full, lora, qlora, dpo or grpo")),
    optional(number("batch", "sequences", "of a step of post-training; sampled answers of GRPO")),
    optional(number("copy_chips", "chips", "of a copy that samples, of GRPO")),
    optional(number("prompt", "tokens", "of a request; of GRPO a judgement")),
    optional(number("output", "tokens", "of an answer, the mean one of GRPO")),
    text("quantity", "what was measured"),
    number("measured", "see quantity", "the figure"),
  ],
};
