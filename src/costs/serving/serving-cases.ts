import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { readMeasuredChips, readPlannerChips } from "../hardware/read-planner-chips.ts";
import type { MeasuredResult } from "./measured-results.ts";
import { elementBytes, type ServingFormat, servedModel, usualCacheFormat } from "./served-model.ts";

const columns = {
  kind: "text",
  model: "text",
  hardware: "text",
  chips: "number?",
  precision: "text?",
  weight_bits: "number?",
  prompt: "number?",
  output: "number?",
  quantity: "text",
  measured: "number",
} as const;

type Case = Fact<typeof columns>;

/** Measured throughput of dataset `planner-cases`: queues that are always full, pools, devices. */
export function servingCases(facts: Facts, window: FactWindow): Outcome<readonly MeasuredResult[]> {
  const read = allOf({
    cases: facts.select("planner-cases", window, columns),
    architectures: readArchitectures(facts, window),
    chips: readPlannerChips(facts, window),
    further: readMeasuredChips(facts, window),
  });
  return mapOutcome(read, ({ cases, architectures, chips, further }) =>
    resultsOf(cases, architectures, chips, further),
  );
}

const resultsOf = rememberOf(
  (
    cases: readonly Case[],
    architectures: readonly Architecture[],
    chips: readonly PlannerChip[],
    further: readonly PlannerChip[],
  ): readonly MeasuredResult[] =>
    cases.flatMap((one) => {
      const architecture = findArchitecture(architectures, one.model);
      const chip = [...chips, ...further].find(({ id }) => id === one.hardware);
      const rate = rateOf(one);
      return rate && architecture.ok && chip ? [resultOf(one, architecture.value, chip, rate)] : [];
    }),
);

/** What a case measured, for those that are of serving. */
function rateOf({ kind, quantity }: Case): MeasuredResult["rate"] | undefined {
  if (kind === "device") return "device";
  if (kind === "serving-pool") {
    return quantity === "input-tokens-per-chip-second" ? "prefillPool" : "decodePool";
  }
  return kind === "serving" && quantity === "output-tokens-per-chip-second" ? "chip" : undefined;
}

function resultOf(
  one: Case,
  architecture: Architecture,
  chip: PlannerChip,
  rate: MeasuredResult["rate"],
): MeasuredResult {
  const format = (one.precision ?? "fp16") as ServingFormat;
  return {
    group: `${one.model} ${chip.id}`,
    model: one.model,
    source: one.source,
    rate,
    estimated: false,
    chip: chip.id,
    ...(rate === "chip" && one.chips !== undefined ? { groupChips: one.chips } : {}),
    scenario: "offline",
    round: "–",
    submissions: 1,
    measured: one.measured,
    spread: 1,
    limits: undefined,
    setup: {
      model: {
        ...servedModel(architecture),
        ...(one.weight_bits === undefined ? {} : { weightBits: one.weight_bits }),
      },
      chip,
      format,
      keyValueBytes: elementBytes[usualCacheFormat(format, chip)],
      workload: {
        promptTokens: one.prompt ?? 0,
        cachedShare: 0,
        outputTokens: one.output ?? 1,
        beams: 1,
        draftTokens: 0,
        acceptance: 0,
      },
      olderSoftware: false,
    },
  };
}
