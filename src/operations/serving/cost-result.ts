import type { ListPrice } from "../../costs/serving/list-price.ts";
import type { OperatingPoint } from "../../costs/serving/operating-point.ts";
import type { ServingPlan } from "../../costs/serving/plan-serving.ts";
import { closeDay, deepSeekDay } from "../../costs/serving/production-day.ts";
import type { ServingSetup } from "../../costs/serving/serving-setup.ts";
import type { OutputSummary, Simulation } from "../../engine/simulate.ts";
import { bounded } from "../shared/public-fit.ts";
import type { PriceBasis } from "./input.ts";
import type { Assumption, CostResult, Interval } from "./result.ts";

const intervalOf = ({ p50, p05, p95 }: OutputSummary): Interval => ({
  value: p50,
  lower: p05,
  upper: p95,
});

/** The answer about a server. */
export function costResult(
  setup: ServingSetup,
  plan: ServingPlan,
  run: Simulation,
  options: {
    readonly disaggregated: boolean;
    readonly priceBasis: PriceBasis;
    readonly listPrice: ListPrice | undefined;
    readonly assumptions: readonly Assumption[];
  },
): CostResult {
  const at = (name: string) => intervalOf(run.outputs[name] as OutputSummary);
  const has = (name: string) => run.outputs[name] !== undefined;
  const prices = (basis: "used" | "reserved") => ({
    input: at(`input_${basis}`),
    cached: at(`cached_${basis}`),
    output: at(`output_${basis}`),
    whole: at(`whole_${basis}`),
  });
  const priced = options.priceBasis.basis !== "none";
  const powered = setup.chip.powerWatt !== undefined;
  const { listPrice } = options;
  const usdPerMtok = priced ? at("output_used").value * at("tokens_per_chip").value : null;
  return {
    model: setup.model.architecture.name,
    hardware: setup.chip.id,
    format: setup.format,
    level: 0.9,
    disaggregated: options.disaggregated,
    memory: plan.memory,
    point: publicPoint(plan.point, usdPerMtok, plan.point),
    frontier: plan.frontier.map((point) => publicPoint(point, usdPerMtok, plan.point)),
    pools: poolsOf(setup, plan),
    tokensPerSecondPerChip: at("tokens_per_chip"),
    usdPerChipHour: { ...options.priceBasis },
    cost: priced ? { reserved: prices("reserved"), used: prices("used") } : null,
    energy: powered
      ? { joulePerOutputToken: at("output_joule"), joulePerInputToken: at("input_joule") }
      : null,
    listPrice: listPrice
      ? {
          ...listPrice,
          margin: has("margin") ? at("margin") : null,
          breakEvenUtilization: has("break_even") ? at("break_even") : null,
        }
      : null,
    published: publishedOf(setup, plan),
    assumptions: [...options.assumptions],
    drivers: run.drivers
      .filter(({ output, share }) => output === "output_reserved" && share > 0.005 && priced)
      .map(({ input, share, rankCorrelation, tornado }) => ({
        input,
        share,
        rankCorrelation,
        ...(tornado ? { tornado } : {}),
      })),
  };
}

/** USD per million output tokens of busy chips, scaled from the operating point's. */
function publicPoint(
  point: OperatingPoint,
  usdTimesRate: number | null,
  reference: OperatingPoint,
): CostResult["point"] {
  const share = (1 - point.prefillShare) / (1 - reference.prefillShare);
  return {
    chips: point.chips,
    batch: Math.floor(point.requests),
    tokensPerSecondPerUser: point.tokensPerSecondPerUser,
    tokensPerSecondPerChip: point.tokensPerSecondPerChip,
    timeToFirstToken: bounded(point.timeToFirstToken ?? Number.NaN),
    usdPerMtokOut:
      usdTimesRate === null ? null : (share * usdTimesRate) / point.tokensPerSecondPerChip,
  };
}

function poolsOf({ workload }: ServingSetup, { pools }: ServingPlan): CostResult["pools"] {
  const fresh = pools.prefill.tokensPerSecondPerChip;
  return {
    outputTokensPerSecondPerChip: pools.decode.tokensPerSecondPerChip,
    inputTokensPerSecondPerChip:
      workload.cachedShare === 1 ? fresh : fresh / (1 - workload.cachedShare),
    freshTokensPerSecondPerChip: fresh,
    decodeChips: pools.decode.chips,
    prefillChips: pools.prefill.chips,
    batch: Math.floor(pools.decode.requests),
  };
}

function publishedOf(setup: ServingSetup, plan: ServingPlan): CostResult["published"] {
  if (setup.model.architecture.id !== "DeepSeek-V3" || setup.chip.id !== "h800-sxm") return null;
  const day = deepSeekDay;
  const closed = closeDay(day);
  const pools = poolsOf(setup, plan);
  return {
    name: day.name,
    date: day.date,
    source: day.source,
    outputTokensPerNode: day.outputTokensPerNode,
    inputTokensPerNode: day.inputTokensPerNode,
    predictedOutputTokensPerNode: pools.outputTokensPerSecondPerChip * day.chipsPerNode,
    predictedInputTokensPerNode: pools.inputTokensPerSecondPerChip * day.chipsPerNode,
    usdPerDay: closed.usd,
    nodes: day.nodes,
    nodesFromRates: closed.nodesFromRates,
    margin: closed.margin,
  };
}
