import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Cell } from "../../data/cell.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { number, optional, text } from "../shared/describe-column.ts";
import { nameId } from "../shared/name-id.ts";
import { googleRuns } from "./published-runs/google.ts";
import { metaRuns } from "./published-runs/meta.ts";
import { otherRuns } from "./published-runs/others.ts";
import type { PublishedRun } from "./published-runs/published-run.ts";

/** Training runs with chips, hours, tokens and utilisation as their makers published them. */
export const trainingRuns: Adapter = { dataset: "training-runs", inputs: [], ingest };

/** The figures are kept in published-runs/, read off the cited pages; no upstream file has them. */
function ingest(): Outcome<Draft> {
  const runs = [...metaRuns, ...googleRuns, ...otherRuns];
  return succeed({ description, rows: runs.map(runRow), skipped: [] });
}

const runRow = (run: PublishedRun): Readonly<Record<string, Cell>> => ({
  id: nameId(run.model),
  date: run.date,
  known_on: run.reported ?? run.date,
  known_basis: "report",
  source: run.source,
  other_source: run.otherSource,
  model: run.model,
  active_parameters: run.activeParameters,
  total_parameters: run.totalParameters ?? run.activeParameters,
  tokens: run.tokens,
  training_flop: run.trainingFlop,
  hardware: run.hardware,
  hardware_quantity: run.chips,
  chip_hours: run.chipHours,
  days: run.days,
  mfu_step: run.utilization,
  mfu_kind: run.utilizationKind,
  recomputation: run.recomputation,
  number_format: run.numberFormat,
  energy_kwh: run.energyKwh,
  cost_usd: run.costUsd,
  goodput: run.goodput,
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
