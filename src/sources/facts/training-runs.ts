import { z } from "zod";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { factsFile } from "../shared/facts-file.ts";
import { nameId } from "../shared/name-id.ts";

const file = factsFile("training-runs");

/** Training runs with chips, hours, tokens and utilisation as their makers published them. */
export const trainingRuns: Adapter = { dataset: "training-runs", inputs: [file], ingest };

const figure = z.number().positive().optional();
const share = z.number().positive().max(1).optional();

const run = z
  .strictObject({
    model: z.string(),
    date: z.iso.date(),
    reported: z.iso.date().optional(),
    source: z.url(),
    other_source: z.url().optional(),
    active_parameters: figure,
    total_parameters: figure,
    tokens: figure,
    training_flop: figure,
    hardware: z.string().optional(),
    hardware_quantity: z.int().positive().optional(),
    chip_hours: figure,
    days: figure,
    mfu_step: share,
    mfu_kind: z.enum(["model", "hardware"]).optional(),
    recomputation: z.enum(["full", "selective"]).optional(),
    number_format: z.enum(["fp8"]).optional(),
    energy_kwh: figure,
    cost_usd: figure,
    goodput: share,
  })
  .refine(({ mfu_step, mfu_kind }) => (mfu_step === undefined) === (mfu_kind === undefined), {
    message: "mfu_step and mfu_kind must be given together",
    path: ["mfu_kind"],
  });

const schema = z.strictObject({ runs: z.array(run) });

function ingest(texts: Texts): Outcome<Draft> {
  const read = readYaml(texts, file, schema);
  if (!read.ok) return read;
  return succeed({ description, rows: read.value.runs.map(runRow), skipped: [] });
}

const runRow = ({
  reported,
  ...published
}: z.infer<typeof run>): Readonly<Record<string, Cell>> => ({
  ...published,
  id: nameId(published.model),
  known_on: reported ?? published.date,
  known_basis: "report",
  total_parameters: published.total_parameters ?? published.active_parameters,
});

const description: Draft["description"] = {
  id: "training-runs",
  title: { en: "Published training runs", zh: "已公布的训练运行" },
  publisher: "the makers of the models, page by page",
  url: "https://arxiv.org/abs/2204.02311",
  licence: "single facts, each with its page",
  attribution: "figures of the papers, model cards and posts cited row by row",
  retrieved: "2026-11-23",
  knownBasis: {
    report: {
      en: "publication of the page that states the last of the row's figures",
      zh: "载有该行最后一项数值的页面的发布日",
    },
  },
  columns: [
    optional(text("other_source", "address of figures that source does not state")),
    text("model", "name as in dataset `models` where it is there"),
    optional(number("active_parameters", "parameters", "parameters used for each token")),
    optional(number("total_parameters", "parameters", "all parameters")),
    optional(number("tokens", "tokens", "tokens seen in pre-training")),
    optional(number("training_flop", "FLOP", "operations as stated by the makers")),
    optional(text("hardware", "chip, named as in dataset `hardware`")),
    optional(number("hardware_quantity", "chips", "most chips used at the same time")),
    optional(number("chip_hours", "chip h", "chip-hours stated, or chips × hours stated")),
    optional(number("days", "d", "wall time")),
    optional(number("mfu_step", "1", "utilisation of the dense peak while a step runs")),
    optional(
      text("mfu_kind", "model: useful operations only; hardware: recomputation counted as well"),
    ),
    optional(
      text("recomputation", "full: layers were computed again as a whole; selective: not so"),
    ),
    optional(text("number_format", "fp8: matrix multiplications ran in 8 bits; else 16 bits")),
    optional(number("energy_kwh", "kWh", "energy as stated; for some of the chips only")),
    optional(number("cost_usd", "USD", "cost as stated, in money of the day")),
    optional(number("goodput", "1", "share of wall time spent on steps that counted, at least")),
  ],
};
