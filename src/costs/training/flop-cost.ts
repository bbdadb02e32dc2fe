import { attempt, mapOutcome, must, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { Executor } from "../../engine/executor.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { call, type ModelParts } from "../../graph/build.ts";
import type { Expression } from "../../graph/expression.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { median } from "../../stats/median.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import type { ChipPrice } from "../hardware/chip-price.ts";
import type { Quantity } from "../parts/read-quantity.ts";
import { runCostModel } from "../parts/run-cost-model.ts";
import { trainingCostFacts } from "../training-cost/inputs-from-facts.ts";
import { type KnownRun, knownRuns } from "./known-runs.ts";
import { priceBelief, type RentRequest, rentOf } from "./plan-training.ts";
import { publishedCosts } from "./published-costs.ts";

/** A run of which nothing is known but its FLOP and its chip. */
export interface FlopTask extends RentRequest {
  readonly flop: Quantity;
  /** Absent where the days are not asked for. */
  readonly chips: Quantity | undefined;
  /** Of the whole run, in place of that of published ones. */
  readonly mfu: Quantity | undefined;
  readonly price: Quantity | undefined;
  readonly draws: number;
  readonly seed: number;
}

/** A published run near in FLOP with a cost that Epoch AI estimates. */
export interface NearRun {
  readonly model: string;
  readonly flop: number;
  readonly hardware: readonly string[];
  /** USD: rented, and as loss of value of hardware with energy; of the month of the estimate. */
  readonly cloudUsd: number | undefined;
  readonly amortisedUsd: number | undefined;
  readonly source: string;
}

export interface FlopCost {
  readonly simulation: Simulation;
  readonly rent: ChipPrice | undefined;
  /** Utilisation of published whole runs: median, deviation of its logarithm, and how many. */
  readonly utilization: {
    readonly median: number;
    readonly deviation: number;
    readonly runs: number;
  };
  readonly near: readonly NearRun[];
}

/** How many published runs are shown beside. */
const NEAREST = 8;

/**
 * Cost of a run from its FLOP alone: chip-hours by the utilisation that published whole runs had, rent
 * as quoted. Beside it the runs nearest in FLOP whose cost was estimated by others.
 */
export async function flopCost(
  task: FlopTask,
  facts: Facts,
  window: FactWindow,
  executor: Executor,
): Promise<Outcome<FlopCost>> {
  const rent = task.price ? undefined : rentOf(task, facts, window);
  const read = attempt(() => ({
    utilization: publishedUtilization(must(knownRuns(facts, window))),
    near: must(nearRuns(task.flop.value, facts, window)),
  }));
  if (!read.ok) return read;
  const price = task.price?.expression ?? (rent ? priceBelief(rent, 1) : undefined);
  const simulation = await runCostModel(
    flopModel(task, price, read.value.utilization),
    { draws: task.draws, seed: task.seed, driversOf: price ? ["rent"] : ["chipHours"] },
    executor,
  );
  return mapOutcome(simulation, (drawn) => ({ simulation: drawn, rent, ...read.value }));
}

function flopModel(
  { flop, chips, mfu, task }: FlopTask,
  price: Expression | undefined,
  published: FlopCost["utilization"],
): ModelParts {
  const peak = task.chip.peak.fp16 ?? Number.NaN;
  return {
    inputs: {
      flop: flop.expression,
      utilization: mfu?.expression ?? call("lognormal", ln(published.median), published.deviation),
      ...(chips ? { chips: chips.expression } : {}),
      ...(price ? { price } : {}),
    },
    let: { hours: `flop / (min(1, utilization) * ${peak} * 3600)` },
    outputs: {
      mfu: "min(1, utilization)",
      chipHours: "hours",
      ...(chips ? { days: "hours / chips / 24" } : {}),
      ...(price ? { rent: "hours * price" } : {}),
    },
  };
}

/** What whole runs made of their chips' dense 16-bit peak, by their published chip-hours. */
export function publishedUtilization(runs: readonly KnownRun[]): FlopCost["utilization"] {
  const shares = runs.flatMap(({ architecture, tokens, chip, published }) => {
    const active = architecture.published.active ?? architecture.published.total;
    const { chipHours } = published;
    if (chipHours === undefined || active === undefined) return [];
    return [(6 * active * tokens) / (chipHours * 3600 * (chip.peak.fp16 ?? Number.NaN))];
  });
  const logs = shares.map(ln);
  return { median: median(shares), deviation: standardDeviation(logs), runs: shares.length };
}

/** Runs whose cost is published, nearest in the logarithm of their FLOP first. */
const nearRuns = (
  flop: number | undefined,
  facts: Facts,
  window: FactWindow,
): Outcome<readonly NearRun[]> =>
  attempt(() => {
    if (flop === undefined) return [];
    const { runs } = must(trainingCostFacts(facts, window));
    const costs = must(publishedCosts(facts, window, runs));
    return costs
      .flatMap(({ model, cost, today }): NearRun[] =>
        today.trainingFlop === undefined || (cost.cloud ?? cost.amortised) === undefined
          ? []
          : [
              {
                ...{ model, flop: today.trainingFlop, hardware: today.hardware },
                ...{ cloudUsd: cost.cloud, amortisedUsd: cost.amortised, source: today.source },
              },
            ],
      )
      .sort((a, b) => Math.abs(ln(a.flop / flop)) - Math.abs(ln(b.flop / flop)))
      .slice(0, NEAREST);
  });
