import { attempt, fail, must, type Outcome, succeed } from "../../base/outcome.ts";
import type { Architecture } from "../../costs/architecture/architecture.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { runCostModel } from "../../costs/parts/run-cost-model.ts";
import { planningEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import { type ListPrice, listPrice } from "../../costs/serving/list-price.ts";
import { planServing, type ServingPlan } from "../../costs/serving/plan-serving.ts";
import { elementBytes, servedModel, usualFormat } from "../../costs/serving/served-model.ts";
import { servingCostModel } from "../../costs/serving/serving-cost-model.ts";
import type { LatencyLimits, ServingSetup } from "../../costs/serving/serving-setup.ts";
import type { FactWindow } from "../../data/facts.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { ServingInput } from "./input.ts";
import type { ServingQuestion } from "./read-input.ts";
import type { ServingResult } from "./result.ts";
import { servingAssumptions } from "./server-assumptions.ts";
import { priceBasis, serverResult } from "./server-to-result.ts";

/** What a token costs on servers within the limits asked for. */
export async function answerServer(
  given: ServingInput,
  chip: PlannerChip,
  { architecture, ...money }: ServingQuestion,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<ServingResult>>> {
  if (!architecture) return fail("missing-input", { field: "model" });
  const setup = setupOf(given, architecture, chip);
  const planned = attempt(() => ({
    plan: must(planServing(setup, limitsOf(given), given.disaggregated)),
    listed:
      given.listed === undefined ? undefined : must(listPrice(context.facts, window, given.listed)),
  }));
  if (!planned.ok) return planned;
  const { plan, listed } = planned.value;
  const run = await priceTokens(given, plan, money, listed, context);
  if (!run.ok) return run;
  const t = translator(context.language);
  const price = priceBasis(money.price, chip);
  return succeed({
    result: serverResult(setup, plan, run.value, {
      ...{ price, listed, disaggregated: given.disaggregated },
      assumptions: servingAssumptions(given, architecture, setup.format, price),
    }),
    seed: given.seed,
    notes: [t("serving.note.cost"), ...(money.price ? [] : [t("serving.note.no-price")])],
  });
}

function setupOf(given: ServingInput, architecture: Architecture, chip: PlannerChip): ServingSetup {
  const format = given.precision ?? usualFormat(architecture, chip);
  return {
    model: servedModel(architecture),
    chip,
    format,
    keyValueBytes: elementBytes(format),
    workload: {
      promptTokens: given.prompt,
      cachedShare: given.cached,
      outputTokens: given.output,
      beams: 1,
      draftTokens: given.draft,
      acceptance: given.acceptance,
    },
    efficiencies: planningEfficiencies,
    olderSoftware: false,
  };
}

/** The time by token is asked for as a mean; the limit of a plan is on the 99th percentile. */
const limitsOf = ({ timeToFirstToken, timePerToken }: ServingInput): LatencyLimits => ({
  timeToFirstToken,
  timePerToken: timePerToken / planningEfficiencies.tokenLatencyShare,
});

/** Draw what tokens cost on the chips of a plan. */
const priceTokens = (
  given: ServingInput,
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
        bytesPerToken: plan.memory.keyValueBytesPerToken,
        hours: money.cacheHours,
        usdPerGbMonth: money.usdPerGbMonth,
      },
      listPrice: listed,
    }),
    { draws: given.draws, seed: given.seed, driversOf: ["output_reserved"] },
    context.executorFor(undefined),
  );
