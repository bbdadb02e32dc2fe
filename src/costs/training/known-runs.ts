import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { readPlannerChips } from "../hardware/read-planner-chips.ts";
import type { FixedPlan } from "./search-plan.ts";
import type { TrainingFormat } from "./step-time.ts";
import type { Recomputation } from "./training-work.ts";

/** A published run to compare a plan with. */
export interface KnownRun {
  /** Id in dataset `training-runs`. */
  readonly id: string;
  readonly model: string;
  readonly source: string;
  readonly architecture: Architecture;
  readonly chip: PlannerChip;
  /** Chips as published, else {@link ASSUMED_CHIPS}. */
  readonly chips: number;
  readonly chipsPublished: boolean;
  readonly tokens: number;
  /** As published; absent for the fastest. */
  readonly recomputation?: Recomputation;
  readonly format: TrainingFormat;
  /** Tokens of a sequence and of a step, where published. */
  readonly sequence?: number;
  readonly batchTokens?: number;
  /** Parts of the plan that were varied on purpose, and not for speed alone. */
  readonly fixed?: FixedPlan;
  readonly published: {
    readonly chipHours?: number;
    /** Model FLOP utilisation while steps run. */
    readonly mfu?: number;
    readonly days?: number;
    readonly energyKwh?: number;
    readonly costUsd?: number;
  };
  /** A family of models on a chip, which is held out together. */
  readonly group: string;
  /** Which published quantity the scoreboard compares, and its value. */
  readonly quantity: "chipHours" | "mfu";
  readonly figure: number;
}

/** Chips of a run whose makers do not say; MFU hardly depends on their number. */
export const ASSUMED_CHIPS = 2048;

/** Why a row of `training-runs` with a comparable quantity is not on the scoreboard. */
export const leftOut: Readonly<Record<string, string>> = {
  "GPT-3-175B-davinci": "utilisation stated by others than its makers",
  "Megatron-Turing-NLG-530B": "utilisation stated by others than its makers",
  "Gopher-280B": "utilisation stated by others than its makers; chip-hours are a product",
  LaMDA: "only hardware utilisation is stated, with recomputation unknown",
  "Llama-3-8B": "duplicate of Llama 3.1 8B",
  "Llama-3-70B": "duplicate of Llama 3.1 70B",
  "Llama-3.2-1B": "distilled from larger models, whose work is not stated",
  "Llama-3.2-3B": "distilled from larger models, whose work is not stated",
};

/**
 * Runs whose chip-hours are only a product of chips and hours, while utilisation itself is
 * published.
 */
const compareUtilization = new Set(["PaLM-540B", "OLMo-2-32B"]);

const columns = {
  model: "text",
  tokens: "number?",
  hardware: "text?",
  hardware_quantity: "number?",
  chip_hours: "number?",
  days: "number?",
  mfu_step: "number?",
  mfu_kind: "text?",
  recomputation: "text?",
  number_format: "text?",
  energy_kwh: "number?",
  cost_usd: "number?",
} as const;

/**
 * Runs with architecture, chip and a quantity published by their makers, without duplicates.
 *
 * @param window which facts may be seen
 */
export function knownRuns(facts: Facts, window: FactWindow): Outcome<readonly KnownRun[]> {
  const read = allOf({
    rows: facts.select("training-runs", window, columns),
    architectures: readArchitectures(facts, window),
    chips: readPlannerChips(facts, window),
  });
  return mapOutcome(read, ({ rows, architectures, chips }) => runsOf(rows, architectures, chips));
}

type Row = Fact<typeof columns>;

const runsOf = rememberOf(
  (
    rows: readonly Row[],
    architectures: readonly Architecture[],
    chips: readonly PlannerChip[],
  ): readonly KnownRun[] => rows.flatMap((row) => runOf(row, architectures, chips) ?? []),
);

function runOf(
  row: Row,
  architectures: readonly Architecture[],
  chips: readonly PlannerChip[],
): KnownRun | undefined {
  const architecture = findArchitecture(architectures, row.model);
  const chip = chipNamed(chips, row.hardware);
  const mfu = modelUtilization(row.mfu_step, row.mfu_kind, row.recomputation);
  const { chip_hours: chipHours, days, energy_kwh: energyKwh, cost_usd: costUsd } = row;
  const isMfu = mfu !== undefined && (chipHours === undefined || compareUtilization.has(row.id));
  const figure = isMfu ? mfu : chipHours;
  if (!architecture.ok || !chip || figure === undefined || row.id in leftOut) return undefined;
  if (!isMfu && row.tokens === undefined) return undefined;
  return {
    id: row.id,
    model: row.model,
    source: row.source,
    architecture: architecture.value,
    chip,
    chips: row.hardware_quantity ?? ASSUMED_CHIPS,
    chipsPublished: row.hardware_quantity !== undefined,
    // A throughput test has no end: any number of tokens gives the same utilisation.
    tokens: row.tokens ?? 1e12,
    recomputation: row.recomputation === "full" ? "full" : "selective",
    format: row.number_format === "fp8" ? "fp8" : "bf16",
    published: {
      ...(chipHours === undefined ? {} : { chipHours }),
      ...(mfu === undefined ? {} : { mfu }),
      ...(days === undefined ? {} : { days }),
      ...(energyKwh === undefined ? {} : { energyKwh }),
      ...(costUsd === undefined ? {} : { costUsd }),
    },
    group: `${familyOf(row.model)} on ${chip.id}`,
    quantity: isMfu ? "mfu" : "chipHours",
    figure,
  };
}

/** Model utilisation; with full recomputation, hardware does four thirds of the model's work. */
function modelUtilization(
  stated: number | undefined,
  kind: string | undefined,
  recomputation: string | undefined,
): number | undefined {
  if (stated === undefined || kind === "model") return stated;
  return recomputation === "full" ? (stated * 3) / 4 : undefined;
}

/** The chip with that name; a row that says only A100 means the 80 GB one. */
const chipNamed = (chips: readonly PlannerChip[], name: string | undefined) =>
  chips.find((chip) => chip.name === name) ??
  chips.findLast((chip) => name !== undefined && chip.quotedAs.includes(name));

/** A model's name without its size: LLaMA-65B and LLaMA-7B are LLaMA. */
export const familyOf = (model: string): string =>
  model
    .replace(/\(.*\)/, "")
    .replace(/[\s-]*(?:\d+(?:\.\d+)?[bt](?:-a\d+b)?|scout|maverick)\s*$/i, "")
    .trim();
