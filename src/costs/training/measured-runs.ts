import { allOf, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { rememberOf } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { Architecture } from "../architecture/architecture.ts";
import { countParameters } from "../architecture/count-parameters.ts";
import { findArchitecture, readArchitectures } from "../architecture/read-architectures.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import { readPlannerChips } from "../hardware/read-planner-chips.ts";
import { ASSUMED_CHIPS, familyOf, type KnownRun, knownRuns } from "./known-runs.ts";
import { trainingFormats } from "./step-time.ts";
import { recomputations } from "./training-work.ts";

const columns = {
  kind: "text",
  model: "text",
  hardware: "text",
  chips: "number?",
  precision: "text?",
  tokens: "number?",
  sequence: "number?",
  batch_tokens: "number?",
  power_w: "number?",
  tensor: "number?",
  pipeline: "number?",
  recomputation: "text?",
  quantity: "text",
  measured: "number",
} as const;

type Case = Fact<typeof columns>;

/**
 * Everything that the efficiencies of training are fitted to: published runs, and the steps and
 * runs of dataset `planner-cases`.
 */
export function measuredRuns(facts: Facts, window: FactWindow): Outcome<readonly KnownRun[]> {
  const read = allOf({
    known: knownRuns(facts, window),
    cases: facts.select("planner-cases", window, columns),
    architectures: readArchitectures(facts, window),
    chips: readPlannerChips(facts, window),
  });
  return mapOutcome(read, ({ known, cases, architectures, chips }) => [
    ...known,
    ...runsOf(cases, architectures, chips),
  ]);
}

const runsOf = rememberOf(
  (
    cases: readonly Case[],
    architectures: readonly Architecture[],
    chips: readonly PlannerChip[],
  ): readonly KnownRun[] => cases.flatMap((one) => runOf(one, architectures, chips) ?? []),
);

function runOf(
  one: Case,
  architectures: readonly Architecture[],
  chips: readonly PlannerChip[],
): KnownRun | undefined {
  const architecture = findArchitecture(architectures, one.model);
  const chip = chips.find(({ id }) => id === one.hardware);
  const isTraining = one.kind === "whole-run" || one.kind === "training-step";
  if (!isTraining || !architecture.ok || !chip) return undefined;
  const isWhole = one.kind === "whole-run";
  const figure = isWhole ? one.measured : utilization(one, architecture.value, chip);
  return {
    id: one.id,
    model: one.model,
    source: one.source,
    architecture: architecture.value,
    chip: one.power_w === undefined ? chip : { ...chip, powerWatt: one.power_w },
    chips: one.chips ?? ASSUMED_CHIPS,
    chipsPublished: one.chips !== undefined,
    tokens: one.tokens ?? 1e12,
    format: trainingFormats.find((format) => format === one.precision) ?? "bf16",
    ...(one.sequence === undefined ? {} : { sequence: one.sequence }),
    ...(one.batch_tokens === undefined ? {} : { batchTokens: one.batch_tokens }),
    ...recomputationOf(one),
    fixed: {
      ...(one.tensor === undefined ? {} : { tensor: one.tensor }),
      ...(one.pipeline === undefined ? {} : { pipeline: one.pipeline }),
    },
    published: isWhole ? { chipHours: figure } : { mfu: figure },
    group: `${familyOf(one.model)} on ${chip.id}`,
    quantity: isWhole ? "chipHours" : "mfu",
    figure,
  };
}

/** The policy that the page states; absent for the fastest. */
function recomputationOf({ recomputation }: Case): Pick<KnownRun, "recomputation"> {
  const policy = recomputations.find((known) => known === recomputation);
  return policy === undefined ? {} : { recomputation: policy };
}

/** Model FLOP utilisation of the dense 16-bit peak; from tokens a second where those are measured. */
function utilization({ quantity, measured }: Case, model: Architecture, chip: PlannerChip): number {
  if (quantity === "model-utilization") return measured;
  const active = model.published.active ?? countParameters(model).active;
  return (6 * active * measured) / (chip.peak.fp16 ?? Number.NaN);
}
