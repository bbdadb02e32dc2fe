import { attempt, fail, mapOutcome, must, type Outcome, succeed } from "../../base/outcome.ts";
import type { Architecture } from "../../costs/architecture/architecture.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { runCostModel } from "../../costs/parts/run-cost-model.ts";
import { chipHourTerms, middleOf } from "../../costs/serving/chip-hour-terms.ts";
import { fittedEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import { readLayout } from "../../costs/serving/fixed-group.ts";
import { type ListPrice, listPrice } from "../../costs/serving/list-price.ts";
import { planServing, type ServingPlan } from "../../costs/serving/plan-serving.ts";
import {
  elementBytes,
  servedModel,
  usualCacheFormat,
  usualFormat,
} from "../../costs/serving/served-model.ts";
import { servingCostModel } from "../../costs/serving/serving-cost-model.ts";
import { servingDefaults } from "../../costs/serving/serving-defaults.ts";
import { cachedBytesPerToken } from "../../costs/serving/serving-pools.ts";
import {
  computeFormat,
  type LatencyLimits,
  type ServingSetup,
} from "../../costs/serving/serving-setup.ts";
import { serverPower } from "../../costs/training/plan-training.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { ServingInput } from "./input.ts";
import { loadOf } from "./load.ts";
import type { ServingQuestion } from "./read-input.ts";
import type { CostResult } from "./result.ts";
import { servingAssumptions } from "./server-assumptions.ts";
import { priceBasis, serverResult } from "./server-to-result.ts";

/** What a token costs on servers within the limits asked for. */
export async function answerServer(
  given: ServingInput,
  chip: PlannerChip,
  { architecture, ...money }: ServingQuestion,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<CostResult>>> {
  if (!architecture) return fail("missing-input", { field: "model" });
  const laid = setupOf(given, architecture, chip);
  if (!laid.ok) return laid;
  const setup = laid.value;
  const planned = attempt(() => ({
    plan: must(
      planServing(setup, given.offline ? undefined : limitsOf(given), given.disaggregated),
    ),
    listed:
      given.listed === undefined ? undefined : must(listPrice(context.facts, window, given.listed)),
  }));
  if (!planned.ok) return planned;
  const { plan, listed } = planned.value;
  const load = loadOf(given, setup, plan, money.price, listed);
  if (!load.ok) return load;
  const run = await priceTokens(given, setup, plan, money, listed, context);
  if (!run.ok) return run;
  const t = translator(context.language);
  const price = priceBasis(money.price, chip);
  return succeed({
    result: serverResult(setup, plan, run.value, {
      ...{ price, listed, disaggregated: given.disaggregated, offline: given.offline },
      load: load.value,
      terms: chipHourTerms(chip, context.facts, window, {
        ...{ watt: serverPower(chip), load: MEAN_LOAD, region: given.region },
      }),
      assumptions: servingAssumptions(given, architecture, setup, price),
    }),
    seed: given.seed,
    notes: [
      t("serving.note.cost"),
      ...(computeFormat(setup) === setup.format
        ? []
        : [t("serving.note.computed-in", { chip: chip.id, format: setup.format })]),
      ...(given.offline ? [t("serving.note.offline")] : []),
      ...(money.price ? [] : [t("serving.note.no-price")]),
    ],
  });
}

/** Mean power over rated power of servers at work: the middle of the default of `load`. */
const MEAN_LOAD = middleOf(servingDefaults.load);

function setupOf(
  given: ServingInput,
  architecture: Architecture,
  chip: PlannerChip,
): Outcome<ServingSetup> {
  const { weightBits } = given;
  // Weights of other widths are widened where they are multiplied.
  const format = given.precision ?? (weightBits ? "fp16" : usualFormat(architecture, chip));
  const model = {
    ...servedModel(architecture),
    ...(weightBits === undefined ? {} : { weightBits }),
  };
  const said = { chips: given.chips, tensor: given.tp, expert: given.ep };
  const layout = readLayout({ ...said, attentionCopies: given.dpAttention }, model);
  return mapOutcome(layout, (laid) => ({
    ...{ model, chip, format, ...(laid ? { layout: laid } : {}) },
    keyValueBytes: elementBytes[given.cachePrecision ?? usualCacheFormat(format, chip)],
    workload: {
      promptTokens: given.prompt,
      cachedShare: given.cached,
      outputTokens: given.output,
      beams: 1,
      draftTokens: given.draft,
      acceptance: given.acceptance,
    },
    efficiencies: fittedEfficiencies,
    olderSoftware: false,
  }));
}

/** The time by token is asked for as a mean; the limit of a plan is on the 99th percentile. */
const limitsOf = ({ timeToFirstToken, timePerToken }: ServingInput): LatencyLimits => ({
  timeToFirstToken,
  timePerToken: timePerToken / fittedEfficiencies.tokenLatencyShare,
});

/** Draw what tokens cost on the chips of a plan. */
const priceTokens = async (
  given: ServingInput,
  setup: ServingSetup,
  plan: ServingPlan,
  money: Omit<ServingQuestion, "architecture">,
  listed: ListPrice | undefined,
  context: Context,
): Promise<Outcome<Simulation>> =>
  runCostModel(
    servingCostModel({
      times: plan.times,
      inputPerOutput: given.prompt / given.output,
      cachedShare: given.cached,
      usdPerChipHour: money.price?.usd,
      utilization: money.utilization,
      watt: money.watt,
      load: money.load,
      buildingFactor: money.buildingFactor,
      cache: {
        bytesPerToken: cachedBytesPerToken(setup),
        hours: money.cacheHours,
        usdPerGbMonth: money.usdPerGbMonth,
      },
      listPrice: listed,
    }),
    { draws: given.draws, seed: given.seed, driversOf: ["output_reserved"] },
    await context.executorFor(undefined),
  );
