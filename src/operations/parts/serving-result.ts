import { z } from "zod";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import type { DeviceFit, DevicePlan } from "../../costs/serving/device-fit.ts";
import type { ListPrice } from "../../costs/serving/list-price.ts";
import type { MeasuredResults } from "../../costs/serving/measured-results.ts";
import type { OperatingPoint } from "../../costs/serving/operating-point.ts";
import type { ServingPlan } from "../../costs/serving/plan-serving.ts";
import { closeDay, deepSeekDay } from "../../costs/serving/production-day.ts";
import { type ServingFormat, servingFormats } from "../../costs/serving/served-model.ts";
import {
  SCOREBOARD_LEVEL,
  type ServingScoreboard,
} from "../../costs/serving/serving-scoreboard.ts";
import type { ServingSetup } from "../../costs/serving/serving-setup.ts";
import type { OutputSummary, Simulation } from "../../engine/simulate.ts";
import { driversSchema } from "./drivers-table.ts";
import { bounded } from "./schemas.ts";
import type { PriceBasis } from "./serving-input.ts";

const interval = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
export type Interval = z.infer<typeof interval>;

const pointSchema = z.object({
  chips: z.number().int(),
  batch: z.number(),
  tokensPerSecondPerUser: z.number(),
  tokensPerSecondPerChip: z.number(),
  /** Seconds, 99th percentile. */
  timeToFirstToken: z.number().nullable(),
  usdPerMtokOut: z.number().nullable(),
});

const pricesSchema = z.object({
  input: interval,
  cached: interval,
  output: interval,
});

const costSchema = z.object({
  model: z.string(),
  hardware: z.string(),
  format: z.enum(servingFormats),
  level: z.number(),
  disaggregated: z.boolean(),
  memory: z.object({
    weightBytes: z.number(),
    keyValueBytesPerToken: z.number(),
    keyValueBytesPerRequest: z.number(),
    fewestChips: z.number().int(),
  }),
  point: pointSchema,
  frontier: z.array(pointSchema),
  /** Chips that only decode and chips that only read prompts; cached tokens count as read. */
  pools: z.object({
    outputTokensPerSecondPerChip: z.number(),
    inputTokensPerSecondPerChip: z.number(),
    freshTokensPerSecondPerChip: z.number(),
    decodeChips: z.number().int(),
    prefillChips: z.number().int(),
    batch: z.number(),
  }),
  /** Output tokens a second for each chip, prompts read as well. */
  tokensPerSecondPerChip: interval,
  usdPerChipHour: z.object({
    usd: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    basis: z.enum(["given", "quoted", "operator", "none"]),
    from: z.string().nullable(),
    to: z.string().nullable(),
    source: z.string().nullable(),
  }),
  /** USD per million tokens; `null` without a price of the chip. */
  cost: z.object({ reserved: pricesSchema, used: pricesSchema }).nullable(),
  energy: z.object({ joulePerOutputToken: interval, joulePerInputToken: interval }).nullable(),
  listPrice: z
    .object({
      model: z.string(),
      provider: z.string(),
      date: z.string(),
      input: z.number(),
      cached: z.number(),
      output: z.number(),
      source: z.string(),
      /** Profit over cost at list price, and the utilisation at which it is nought. */
      margin: interval.nullable(),
      breakEvenUtilisation: interval.nullable(),
    })
    .nullable(),
  /** The published day of the same model on the same chip, where there is one. */
  published: z
    .object({
      name: z.string(),
      date: z.string(),
      source: z.string(),
      outputTokensPerNode: z.number(),
      inputTokensPerNode: z.number(),
      predictedOutputTokensPerNode: z.number(),
      predictedInputTokensPerNode: z.number(),
      usdPerDay: z.number(),
      nodes: z.number(),
      nodesFromRates: z.number(),
      margin: z.number(),
    })
    .nullable(),
  drivers: driversSchema,
});

const deviceFitSchema = z.object({
  model: z.string(),
  parameters: z.number(),
  bytes: z.number(),
  tokensPerSecond: z.number(),
  joulePerToken: z.number().nullable(),
});

const deviceSchema = z.object({
  hardware: z.string(),
  format: z.enum(servingFormats),
  memoryBytes: z.number(),
  roomBytes: z.number(),
  mostParameters: z.number(),
  growth: z.number(),
  largest: deviceFitSchema.nullable(),
  fitting: z.array(deviceFitSchema),
  unlocked: z.array(deviceFitSchema),
});

const scoreboardSchema = z.object({
  groups: z.number().int(),
  folds: z.number().int(),
  level: z.number(),
  meanAbsoluteError: z.number(),
  medianAbsoluteError: z.number(),
  seenError: z.number(),
  coverage: z.number(),
  pairs: z.number().int(),
  pairsInOrder: z.number().int(),
  pairsInOrderSeen: z.number().int(),
  results: z.number().int(),
  submissions: z.number().int(),
  leftOut: z.object({ notComparable: z.number().int(), withoutChip: z.number().int() }),
  rows: z.array(
    z.object({
      model: z.string(),
      chip: z.string(),
      scenario: z.string(),
      round: z.string(),
      submissions: z.number().int(),
      measured: z.number(),
      predicted: z.number(),
      lower: z.number(),
      upper: z.number(),
      error: z.number(),
    }),
  ),
});

/** The answer of `serving`: of a server, of a device, or the scoreboard. */
export const servingOutput = z.union([
  costSchema,
  z.object({ device: deviceSchema }),
  z.object({ scoreboard: scoreboardSchema }),
]);

export type ServingResult = z.infer<typeof servingOutput>;
export type CostResult = z.infer<typeof costSchema>;
export type DeviceResult = z.infer<typeof deviceSchema>;
export type ScoreboardResult = z.infer<typeof scoreboardSchema>;

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
  },
): CostResult {
  const at = (name: string) => intervalOf(run.outputs[name] as OutputSummary);
  const has = (name: string) => run.outputs[name] !== undefined;
  const prices = (basis: "used" | "reserved") => ({
    input: at(`input_${basis}`),
    cached: at(`cached_${basis}`),
    output: at(`output_${basis}`),
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
          breakEvenUtilisation: has("break_even") ? at("break_even") : null,
        }
      : null,
    published: publishedOf(setup, plan),
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

/** The answer about a phone or laptop. */
export function deviceResult(
  chip: PlannerChip,
  plan: DevicePlan,
  format: ServingFormat,
  growth: number,
): DeviceResult {
  return {
    hardware: chip.id,
    format,
    memoryBytes: chip.memoryBytes ?? 0,
    roomBytes: plan.room,
    mostParameters: plan.mostParameters,
    growth,
    largest: plan.largest ? publicFit(plan.largest) : null,
    fitting: plan.fitting.map(publicFit),
    unlocked: plan.unlocked.map(publicFit),
  };
}

const publicFit = ({ model, parameters, bytes, tokensPerSecond, joulePerToken }: DeviceFit) => ({
  model,
  parameters,
  bytes,
  tokensPerSecond,
  joulePerToken: joulePerToken ?? null,
});

/** The scoreboard, worst misses first. */
export function scoreboardResult(
  { rows, ...score }: ServingScoreboard,
  measured: MeasuredResults,
): ScoreboardResult {
  return {
    ...score,
    level: SCOREBOARD_LEVEL,
    results: rows.length,
    submissions: rows.reduce((sum, { result }) => sum + result.submissions, 0),
    leftOut: { notComparable: measured.notComparable, withoutChip: measured.withoutChip },
    rows: rows
      .map(({ result, predicted, lower, upper, error }) => ({
        model: result.model,
        chip: result.chip,
        scenario: result.scenario,
        round: result.round,
        submissions: result.submissions,
        measured: result.measured,
        predicted,
        lower,
        upper,
        error,
      }))
      .sort((a, b) => Math.abs(b.error) - Math.abs(a.error)),
  };
}
