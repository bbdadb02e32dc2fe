import { DAYS_PER_YEAR, dayNumber } from "../../base/calendar.ts";
import { valueFor } from "../../base/item-at.ts";
import { mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Executor } from "../../engine/executor.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { call } from "../../graph/build.ts";
import type { Expression } from "../../graph/expression.ts";
import { parseExpression } from "../../graph/parse-expression.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import { square } from "../../stats/elementary/square.ts";
import {
  type ChipPrice,
  chipPrice,
  type RentTerm,
  rentTerms,
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
import { fittedEfficiencies, heldOutDeviations, wholeRunDeviation, widened } from "./efficiency.ts";
import { type Default, failureDefaults } from "./failure-defaults.ts";
import { wholeRunShare } from "./fit-step-efficiencies.ts";
import { measuredRuns } from "./measured-runs.ts";
import { type ModelledRun, modelRun, type RunTask } from "./model-run.ts";
import { stepKind } from "./run-kind.ts";
import { MOST_SHARE, type StepTime, stepMfu, stepTime } from "./step-time.ts";
import { type PlannedFacts, trainingModel } from "./training-model.ts";
import { hardwareFlopPerToken } from "./training-work.ts";
import { type Unlikeness, unlikeFitted } from "./unlike-fitted.ts";

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
  readonly term: RentTerm | undefined;
  readonly region: Region;
  /** When training begins, which decides the prices. */
  readonly startDate: string;
  readonly given: Readonly<Partial<Record<DefaultedName, Quantity>>>;
  readonly draws: number;
  readonly seed: number;
}

/** What decides the rent of a run. */
export type RentRequest = Pick<TrainingRequest, "term" | "startDate"> & {
  readonly task: Pick<RunTask, "chip">;
};

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
  /** The rent on demand, where it is below that of the commitment that was priced. */
  readonly cheaperOnDemand: ChipPrice | undefined;
  readonly purchase: ChipPrice | undefined;
  /** What the quoted chip costs when the run begins, USD. */
  readonly purchaseAtStartUsd: number | undefined;
  /** Dense 16-bit peak of a chip, FLOP/s. */
  readonly peak: number;
  /** The plan's step by the fitted efficiencies, and in which ways it is unlike what was fitted. */
  readonly fitted: {
    readonly time: StepTime;
    readonly stepMfu: number;
    readonly wholeRunShare: number;
    readonly unlike: readonly Unlikeness[];
  };
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
  const unlike = unlikenessOf(request.task, modelled.value, chips, facts, window);
  if (!unlike.ok) return unlike;
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
        ...achieved(request.task, modelled.value, chips, unlike.value),
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
    cheaperOnDemand: request.price ? undefined : cheaperOnDemand(request, rent, facts, window),
    purchase,
    fitted: { ...fittedPart(modelled.value, request.task, chips), unlike: unlike.value },
    purchaseAtStartUsd: purchase && purchase.usd * (atStart ?? 1),
    peak,
    defaults: defaulted
      .filter((name) => request.given[name] === undefined)
      .map((name) => ({ name, ...valueFor(defaults, name) })),
  });
}

/** The plan's step and what a whole run keeps of it, by the fitted efficiencies. */
function fittedPart({ work, found, sequence }: ModelledRun, task: Task, chips: number) {
  const { chip, format = "bf16" } = task;
  const peak = chip.peak.fp16 ?? 0;
  const on = { chip, peak, sequence, format };
  const time = stepTime(work, found.plan, on, fittedEfficiencies);
  return {
    time,
    stepMfu: stepMfu(work, time, peak, chips),
    wholeRunShare: wholeRunShare(fittedEfficiencies, chips),
  };
}

type Task = TrainingRequest["task"];

/** What the sampled model needs of that: a whole run scatters as whole runs did, no less than a step. */
function achieved(
  task: Task,
  modelled: ModelledRun,
  chips: number,
  unlike: readonly Unlikeness[],
): Pick<
  PlannedFacts,
  "stepMfu" | "mostMfu" | "wholeRunShare" | "stepDeviation" | "wholeRunDeviation"
> {
  const format = task.format ?? "bf16";
  const { stepMfu: mfu, wholeRunShare: kept } = fittedPart(modelled, task, chips);
  const step = heldOutDeviations[stepKind(task.architecture, format, modelled.sequence)];
  const whole = wholeRunDeviation(heldOutDeviations.wholeRun, chips);
  const most = (format === "bf16" ? task.chip.peak.fp16 : task.chip.peak[format]) ?? 0;
  return {
    stepMfu: mfu,
    mostMfu: (MOST_SHARE * most) / (task.chip.peak.fp16 ?? 1),
    wholeRunShare: kept,
    stepDeviation: widened(step, unlike.length),
    // Dense steps in 16 bits are part of what whole runs scatter by.
    wholeRunDeviation: Math.sqrt(
      Math.max(square(whole / 3), square(whole) - square(heldOutDeviations.dense16)),
    ),
  };
}

/** In which ways the run is unlike those fitted. */
const unlikenessOf = (
  task: Task,
  { work, sequence }: ModelledRun,
  chips: number,
  facts: Facts,
  window: FactWindow,
): Outcome<readonly Unlikeness[]> =>
  mapOutcome(measuredRuns(facts, window), (runs) => {
    const { architecture, chip, format = "bf16" } = task;
    const { activeParameters } = work;
    return unlikeFitted({ architecture, chip, chips, format, sequence, activeParameters }, runs);
  });

/** The median of a quantity; sampled by the engine when uncertain. */
async function medianOf(quantity: Quantity, executor: Executor): Promise<number> {
  if (quantity.value !== undefined) return quantity.value;
  const parts = { inputs: { x: quantity.expression }, outputs: { x_value: "x" } };
  const run = await runCostModel(parts, { draws: 1024, seed: 1, driversOf: [] }, executor);
  return run.ok ? (run.value.outputs["x_value"]?.p50 ?? Number.NaN) : Number.NaN;
}

/**
 * The rent on the requested terms; by default the terms most often quoted over the last half-year,
 * for the chip itself if possible, else for the one used in its place.
 */
export function rentOf(
  { task, term, startDate }: RentRequest,
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

/** On demand at less than the commitment of the same chip costs: nobody would commit. */
function cheaperOnDemand(
  { task, startDate }: TrainingRequest,
  rent: ChipPrice | undefined,
  facts: Facts,
  window: FactWindow,
): ChipPrice | undefined {
  if (rent === undefined || rent.term === "on-demand") return undefined;
  const free = chipPrice(facts, window, task.chip, "on-demand", startDate);
  return free.ok && free.value.hardware === rent.hardware && free.value.usd < rent.usd
    ? free.value
    : undefined;
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
export function priceBelief(
  { usd, lowest, highest, quotes }: ChipPrice,
  factor: number,
): Expression {
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
