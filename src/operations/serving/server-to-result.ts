import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import type { ChipHourPrice } from "../../costs/serving/chip-hour-price.ts";
import type { ChipHourTerm } from "../../costs/serving/chip-hour-terms.ts";
import { rankMemory } from "../../costs/serving/fixed-group.ts";
import type { ListPrice } from "../../costs/serving/list-price.ts";
import { type OperatingPoint, usdAtPoint } from "../../costs/serving/operating-point.ts";
import type { ServingPlan } from "../../costs/serving/plan-serving.ts";
import { closeDay, dayOfService } from "../../costs/serving/production-day.ts";
import { elementBytes } from "../../costs/serving/served-model.ts";
import { promptRate } from "../../costs/serving/serving-pools.ts";
import { computeFormat, type ServingSetup } from "../../costs/serving/serving-setup.ts";
import { servingGroup } from "../../costs/serving/serving-step.ts";
import type { OutputSummary, Simulation } from "../../engine/simulate.ts";
import { bounded } from "../shared/public-fit.ts";
import type { Assumption, CostResult, Interval, PriceBasis } from "./result.ts";

const intervalOf = ({ p50, p05, p95 }: OutputSummary): Interval => ({
  value: p50,
  lower: p05,
  upper: p95,
});

/** The answer about a server. */
export function serverResult(
  setup: ServingSetup,
  plan: ServingPlan,
  run: Simulation,
  options: {
    readonly disaggregated: boolean;
    readonly offline: boolean;
    readonly price: PriceBasis;
    readonly listed: ListPrice | undefined;
    readonly assumptions: readonly Assumption[];
    readonly load: CostResult["load"];
    readonly terms: readonly ChipHourTerm[];
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
  const priced = options.price.basis !== "none";
  const powered = setup.chip.powerWatt !== undefined;
  const { listed } = options;
  const usdPerMtok = priced ? at("output_used").value * at("tokens_per_chip").value : null;
  return {
    model: setup.model.architecture.name,
    hardware: setup.chip.id,
    hardwareName: setup.chip.name,
    format: setup.format,
    level: 0.9,
    computeFormat: computeFormat(setup),
    cacheFormat: setup.keyValueBytes === elementBytes.fp8 ? "fp8" : "fp16",
    offline: options.offline,
    disaggregated: options.disaggregated,
    memory: plan.memory,
    layout: layoutOf(setup),
    mostRequests: Math.floor(servingGroup(setup, plan.point.chips)?.mostRequests ?? 0),
    load: options.load,
    terms: options.terms.map((term) => ({
      ...term,
      usdPerMtokOut: (term.usd * 1e6) / 3600 / at("tokens_per_chip").value,
    })),
    point: publicPoint(plan.point, usdPerMtok, plan.point),
    frontier: plan.frontier.map((point) => publicPoint(point, usdPerMtok, plan.point)),
    pools: poolsOf(setup, plan),
    tokensPerSecondPerChip: at("tokens_per_chip"),
    usdPerChipHour: { ...options.price },
    cost: priced ? { reserved: prices("reserved"), used: prices("used") } : null,
    energy: powered
      ? { joulePerOutputToken: at("output_joule"), joulePerInputToken: at("input_joule") }
      : null,
    listPrice: listed
      ? {
          ...listed,
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
    beside: [],
    measured: [],
  };
}

function layoutOf(setup: ServingSetup): CostResult["layout"] {
  if (!setup.layout) return null;
  const { dense, experts, request, reserved, memory } = rankMemory(setup, setup.layout);
  return { ...setup.layout, rankBytes: { dense, experts, request, reserved, memory } };
}

/** @param usdTimesRate USD per million output tokens at the reference, times its rate */
const publicPoint = (
  point: OperatingPoint,
  usdTimesRate: number | null,
  reference: OperatingPoint,
): CostResult["point"] => ({
  chips: point.chips,
  batch: Math.floor(point.requests),
  tokensPerSecondPerUser: point.tokensPerSecondPerUser,
  tokensPerSecondPerChip: point.tokensPerSecondPerChip,
  timeToFirstToken: bounded(point.timeToFirstToken ?? Number.NaN),
  usdPerMtokOut: usdTimesRate === null ? null : usdAtPoint(point, reference, usdTimesRate),
});

const poolsOf = ({ workload }: ServingSetup, { pools }: ServingPlan): CostResult["pools"] => ({
  outputTokensPerSecondPerChip: pools.decode.tokensPerSecondPerChip,
  inputTokensPerSecondPerChip: promptRate(pools, workload),
  freshTokensPerSecondPerChip: pools.prefill.tokensPerSecondPerChip,
  decodeChips: pools.decode.chips,
  prefillChips: pools.prefill.chips,
  batch: Math.floor(pools.decode.requests),
});

/** The published day of that model on that chip beside what the plan predicts of it. */
function publishedOf(setup: ServingSetup, plan: ServingPlan): CostResult["published"] {
  const day = dayOfService(setup.model.architecture, setup.chip);
  if (!day) return null;
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

const none: PriceBasis = {
  ...{ usd: null, lower: null, upper: null, basis: "none", from: null, to: null },
  ...{ quotes: null, hardware: null, source: null },
};

/** A price for JSON: what is unknown is `null`. */
export function priceBasis(price: ChipHourPrice | undefined, chip: PlannerChip): PriceBasis {
  switch (price?.basis) {
    case undefined:
      return none;
    case "given":
      return { ...none, basis: "given", usd: price.usd.value ?? null };
    case "operator": {
      const { usdPerChipHour: usd, date, source } = price.day;
      return { ...none, basis: "operator", usd, from: date, to: date, source };
    }
    case "quoted": {
      const { usd, lowest: lower, highest: upper, from, to, quotes, source } = price.quoted;
      const hardware = price.quoted.hardware === chip.name ? null : price.quoted.hardware;
      return { usd, lower, upper, basis: "quoted", from, to, quotes, hardware, source };
    }
  }
}
