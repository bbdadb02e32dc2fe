import { groupBy } from "../../base/group-by.ts";
import { itemAt } from "../../base/item-at.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { median } from "../../stats/median.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { findArchitecture } from "../architecture/read-architectures.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { readMeasuredChips } from "../hardware/read-planner-chips.ts";
import { type BenchmarkRule, benchmarkRules } from "./benchmark-rules.ts";
import { measuredChip } from "./measured-chips.ts";
import { type ServedModel, type ServingFormat, servedModel } from "./served-model.ts";
import type { LatencyLimits, ServingSetup } from "./serving-setup.ts";

/**
 * A measured result: the median of what submitters achieved with a model on a chip in a scenario.
 */
export interface MeasuredResult {
  /** Model and chip, which are held out as a whole. */
  readonly group: string;
  readonly model: string;
  /** Address, which is held out as a whole as well. */
  readonly source: string;
  /** What was measured: output of a chip that also reads prompts, of a pool, or of a device. */
  readonly rate: "chip" | "decodePool" | "prefillPool" | "device";
  readonly chip: string;
  /** Chips of the copy that was measured, where the page says; else the best number. */
  readonly groupChips?: number;
  readonly scenario: string;
  readonly round: string;
  readonly submissions: number;
  /** Output tokens per second per chip. */
  readonly measured: number;
  /** The best submission relative to the worst. */
  readonly spread: number;
  /** Whether the lengths of its requests are estimates of ours. */
  readonly estimated: boolean;
  readonly limits: LatencyLimits | undefined;
  readonly setup: Omit<ServingSetup, "efficiencies">;
}

/** Results to calibrate with, and how many rows were unusable. */
export interface MeasuredResults {
  readonly results: readonly MeasuredResult[];
  readonly rows: number;
  /** Open division, preview, mixed accelerators or reduced power: not comparable. */
  readonly notComparable: number;
  /** Chips without stated peaks, or models without figures. */
  readonly withoutChip: number;
  /** Measured power over the rated power of the servers, where a submission states it. */
  readonly powerShares: readonly number[];
}

const columns = {
  round: "text",
  division: "text",
  availability: "text",
  suite: "text",
  system: "text",
  model: "text",
  scenario: "text",
  accelerator: "text",
  mixed_accelerators: "boolean",
  weight_type: "text?",
  tokens_per_s_per_accelerator: "number?",
  accelerators_total: "number?",
  power_w: "number?",
} as const;

/**
 * Measured serving throughput (MLPerf Inference): closed division, available systems with one kind
 * of accelerator at full power. Submissions with the same model, chip, scenario, round and format
 * form one result.
 */
export function measuredResults(
  facts: Facts,
  window: FactWindow,
  architectures: readonly Architecture[],
  planner: readonly PlannerChip[],
): Outcome<MeasuredResults> {
  const rows = facts.select("serving-throughput", window, columns);
  if (!rows.ok) return rows;
  const others = readMeasuredChips(facts, window);
  if (!others.ok) return others;
  const chips = [...planner, ...others.value];
  const comparable = rows.value.filter(
    (row) =>
      row.division === "closed" &&
      row.availability === "available" &&
      row.suite === "datacenter" &&
      !isThrottled(row.system) &&
      !row.mixed_accelerators &&
      row.tokens_per_s_per_accelerator !== undefined,
  );
  const models = readModels(architectures);
  const known = comparable.flatMap((row) => {
    const chip = measuredChip(row.accelerator, chips);
    const model = models.get(row.model);
    const format: ServingFormat = row.weight_type === "fp4" ? "fp4" : "fp8";
    return chip && model ? [{ ...row, chip, served: model, format }] : [];
  });
  const bySetup = groupBy(known, (row) =>
    [row.model, row.chip.id, row.round, row.format].join(" "),
  );
  return succeed({
    results: [...bySetup.values()].flatMap(resultsOf),
    rows: rows.value.length,
    notComparable: rows.value.length - comparable.length,
    withoutChip: comparable.length - known.length,
    powerShares: known.flatMap(({ chip, power_w: watt, accelerators_total: chips }) =>
      watt === undefined || chips === undefined || chip.serverPowerWatt === undefined
        ? []
        : [watt / chips / chip.serverPowerWatt],
    ),
  });
}

/** Submitters call a system MaxQ when they deliberately run it below its power. */
const isThrottled = (system: string): boolean => /MaxQ/i.test(system);

interface BenchmarkModel {
  readonly rule: BenchmarkRule;
  readonly served: ServedModel;
}

/** Known models; one published after the date of the question has no results either. */
function readModels(architectures: readonly Architecture[]): ReadonlyMap<string, BenchmarkModel> {
  const models = new Map<string, BenchmarkModel>();
  for (const [name, rule] of Object.entries(benchmarkRules)) {
    const { architecture } = rule;
    const read =
      typeof architecture === "string"
        ? findArchitecture(architectures, architecture)
        : succeed(architecture);
    if (read.ok) models.set(name, { rule, served: servedModel(read.value) });
  }
  return models;
}

const MLPERF = "https://github.com/mlcommons/inference_results_v5.1";

interface KnownRow {
  readonly model: string;
  readonly scenario: string;
  readonly round: string;
  readonly tokens_per_s_per_accelerator: number | undefined;
  readonly chip: PlannerChip;
  readonly served: BenchmarkModel;
  readonly format: ServingFormat;
}

/**
 * One result for each scenario of a setup.
 *
 * Four bits where stated, else eight. Round 4.1 gives the format of the weights as supplied, 16
 * bits, yet GH200 exceeded its 16-bit peak: the products were computed in eight.
 */
function resultsOf(rows: readonly KnownRow[]): readonly MeasuredResult[] {
  const { model, round, chip, format, served } = itemAt(rows, 0);
  const { rule } = served;
  const setup: MeasuredResult["setup"] = {
    model: served.served,
    chip,
    format,
    keyValueBytes: 1,
    workload: {
      promptTokens: rule.promptTokens,
      cachedShare: 0,
      outputTokens: rule.outputTokens,
      beams: rule.beams,
      draftTokens: 0,
      acceptance: 0,
    },
    olderSoftware: round === "4.1",
  };
  return [...groupBy(rows, ({ scenario }) => scenario)].map(([scenario, same]) => {
    const rates = same.map((row) => row.tokens_per_s_per_accelerator ?? 0);
    return {
      group: `${model} ${chip.id}`,
      model,
      source: MLPERF,
      rate: "chip",
      estimated: rule.judged.length > 0,
      chip: chip.id,
      scenario,
      round,
      submissions: rates.length,
      measured: median(rates),
      spread: Math.max(...rates) / Math.min(...rates),
      limits: scenario === "offline" ? undefined : (rule.limits[scenario] ?? {}),
      setup,
    };
  });
}
