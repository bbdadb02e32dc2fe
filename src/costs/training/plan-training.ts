import { DAYS_PER_YEAR, dayNumber } from "../../base/calendar.ts";
import { valueFor } from "../../base/item-at.ts";
import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Executor } from "../../engine/executor.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { call } from "../../graph/build.ts";
import type { Expression } from "../../graph/expression.ts";
import { parseExpression } from "../../graph/parse-expression.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import {
  type ChipPrice,
  chipPrice,
  type PriceTerm,
  SAME_TIME_DAYS,
} from "../hardware/chip-price.ts";
import type { PlannerChip } from "../hardware/planner-chip.ts";
import type { Quantity } from "../parts/read-quantity.ts";
import { runCostModel } from "../parts/run-cost-model.ts";
import { PRICE_DECLINE_OOM_PER_YEAR } from "../training-cost/hardware-value.ts";
import {
  costDefaults,
  type Region,
  regions,
  SERVER_POWER_FACTOR,
  TPU_LOAD,
} from "./cost-defaults.ts";
import { fittedEfficiency } from "./efficiency.ts";
import { type Default, failureDefaults } from "./failure-defaults.ts";
import { type ModelledRun, modelRun, type RunTask } from "./model-run.ts";
import { trainingModel } from "./training-model.ts";
import { hardwareFlopPerToken } from "./training-work.ts";

/** Quantities that have a default. */
export const defaulted = [
  "failuresPerChipHour",
  "checkpointSeconds",
  "restartMinutes",
  "load",
  "pue",
  "usdPerKwh",
  "finalShare",
  "staffShare",
  "idleShare",
  "dataUsd",
] as const;
export type DefaultedName = (typeof defaulted)[number];

/** A run to be planned, as far as specified. */
export interface TrainingRequest {
  readonly task: Omit<RunTask, "chips" | "peak">;
  readonly chips: Quantity;
  readonly tokens: Quantity;
  readonly mfu: Quantity | undefined;
  /** USD per chip-hour, instead of quotes. */
  readonly price: Quantity | undefined;
  readonly term: PriceTerm | undefined;
  readonly region: Region;
  /** When training begins, which decides the prices. */
  readonly startDate: string;
  readonly given: Readonly<Partial<Record<DefaultedName, Quantity>>>;
  readonly draws: number;
  readonly seed: number;
}

/** A default that was used, with its source. */
export interface UsedDefault extends Default {
  readonly name: DefaultedName;
}

/** A planned run. */
export interface TrainingPlanned {
  readonly modelled: ModelledRun;
  /** Chips that the plan is for: the median when their number is uncertain. */
  readonly chips: number;
  /** Includes what drives days and rent. */
  readonly simulation: Simulation;
  readonly rent: ChipPrice | undefined;
  readonly purchase: ChipPrice | undefined;
  /** What the quoted chip costs when the run begins, USD. */
  readonly purchaseAtStartUsd: number | undefined;
  /** Dense 16-bit peak of a chip, FLOP/s. */
  readonly peak: number;
  readonly defaults: readonly UsedDefault[];
}

/**
 * Plan a training run: what it takes, as distributions.
 *
 * The plan is searched once, at the median number of chips; everything else is sampled.
 *
 * @param executor who runs the samples; the result does not depend on it
 */
export async function planTraining(
  request: TrainingRequest,
  facts: Facts,
  window: FactWindow,
  executor: Executor,
): Promise<Outcome<TrainingPlanned>> {
  const { chip } = request.task;
  const chips = Math.round(await medianOf(request.chips, executor));
  const peak = chip.peak.fp16 ?? 0;
  const modelled = modelRun({ ...request.task, chips, peak });
  if (!modelled.ok) return modelled;
  const rent = rentOf(request, facts, window);
  const bought = chipPrice(facts, window, chip, "purchase", request.startDate);
  const purchase = bought.ok ? bought.value : undefined;
  const atStart = purchase && declineUntil(request.startDate, purchase.to);
  const defaults = defaultsOf(request);
  const belief = (name: DefaultedName): Expression =>
    request.given[name]?.expression ?? parsed(valueFor(defaults, name).belief);
  const price = request.price?.expression ?? (rent ? priceBelief(rent, 1) : undefined);
  const simulation = await runCostModel(
    trainingModel(
      {
        chips: request.chips.expression,
        tokens: request.tokens.expression,
        mfu: request.mfu?.expression,
        price,
        purchase: purchase && priceBelief(purchase, atStart ?? 1),
        ...(Object.fromEntries(defaulted.map((name) => [name, belief(name)])) as Record<
          DefaultedName,
          Expression
        >),
      },
      {
        modelFlopPerToken: modelled.value.work.modelFlopPerToken,
        hardwareFlopFactor:
          hardwareFlopPerToken(modelled.value.work, modelled.value.found.plan.recomputation) /
          modelled.value.work.modelFlopPerToken,
        peak,
        modelledMfu: modelled.value.found.mfu,
        efficiency: fittedEfficiency,
        serverPowerWatt: serverPower(chip),
      },
    ),
    { draws: request.draws, seed: request.seed, driversOf: ["days", "rent"] },
    executor,
  );
  if (!simulation.ok) return simulation;
  return succeed({
    modelled: modelled.value,
    chips,
    simulation: simulation.value,
    rent: request.price ? undefined : rent,
    purchase,
    purchaseAtStartUsd: purchase && purchase.usd * (atStart ?? 1),
    peak,
    defaults: defaulted
      .filter((name) => request.given[name] === undefined)
      .map((name) => ({ name, ...valueFor(defaults, name) })),
  });
}

/** The median of a quantity; sampled by the engine when uncertain. */
async function medianOf(quantity: Quantity, executor: Executor): Promise<number> {
  if (quantity.value !== undefined) return quantity.value;
  const parts = { inputs: { x: quantity.expression }, outputs: { x_value: "x" } };
  const run = await runCostModel(parts, { draws: 1024, seed: 1, driversOf: [] }, executor);
  return run.ok ? (run.value.outputs["x_value"]?.p50 ?? Number.NaN) : Number.NaN;
}

const rentTerms: readonly PriceTerm[] = ["on-demand", "1-year", "3-year"];

/**
 * The rent on the requested terms; by default the terms most often quoted over the last half-year,
 * for the chip itself if possible, else for the one used in its place.
 */
function rentOf(
  { task, term, startDate }: TrainingRequest,
  facts: Facts,
  window: FactWindow,
): ChipPrice | undefined {
  const prices = (term ? [term] : rentTerms).flatMap((one) => {
    const price = chipPrice(facts, window, task.chip, one, startDate);
    return price.ok ? [price.value] : [];
  });
  const own = prices.filter(({ hardware }) => hardware === task.chip.name);
  const candidates = own.length > 0 ? own : prices;
  const last = Math.max(...candidates.map(({ to }) => dayNumber(to)));
  return candidates
    .filter(({ to }) => last - dayNumber(to) <= SAME_TIME_DAYS)
    .sort((a, b) => b.quotes - a.quotes)[0];
}

/** Decline in the price of hardware between its quote and the start of the run. */
const declineUntil = (start: string, quoted: string): number =>
  pow(
    10,
    (-PRICE_DECLINE_OOM_PER_YEAR * Math.max(0, dayNumber(start) - dayNumber(quoted))) /
      DAYS_PER_YEAR,
  );

const NORMAL_90_WIDTH = 2 * 1.6448536269514722;

/**
 * A belief around the median, as wide as the quotes; a single quote says nothing about spread: 10
 * %.
 */
function priceBelief({ usd, lowest, highest, quotes }: ChipPrice, factor: number): Expression {
  const width = ln(highest / lowest) / NORMAL_90_WIDTH;
  const deviation = quotes < 2 ? 0.1 : Math.min(0.6, Math.max(0.03, width));
  return call("lognormal", ln(usd * factor), deviation);
}

/** Rated power of the server per chip: the maker's, else the usual multiple of the chip's. */
export function serverPower(chip: PlannerChip): number | undefined {
  if (chip.serverPowerWatt !== undefined || chip.powerWatt === undefined) {
    return chip.serverPowerWatt;
  }
  return chip.powerWatt * SERVER_POWER_FACTOR[isTpu(chip) ? "tpu" : "gpu"];
}

const isTpu = (chip: PlannerChip): boolean => chip.id.startsWith("tpu");

function defaultsOf({ task, region }: TrainingRequest): ReadonlyMap<DefaultedName, Default> {
  const { usdPerKwh, pue, source, judged } = regions[region];
  const { load } = costDefaults;
  const all: Record<DefaultedName, Default> = {
    ...failureDefaults,
    ...costDefaults,
    load: isTpu(task.chip) ? { ...load, belief: TPU_LOAD } : load,
    usdPerKwh: { belief: usdPerKwh, source, judged },
    pue: { belief: pue, source: costDefaults.load.source, judged },
  };
  return new Map(Object.entries(all) as [DefaultedName, Default][]);
}

/** Parse an expression of our own; an error in it is a bug. */
function parsed(text: string): Expression {
  const expression = parseExpression(text, { line: 1, column: 1 });
  if (!expression.ok) throw new Error(`${expression.error.code} ${text}`);
  return expression.value;
}
