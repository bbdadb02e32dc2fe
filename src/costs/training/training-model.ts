import { call, type ModelParts } from "../../graph/build.ts";
import type { Expression } from "../../graph/expression.ts";
import { INTERCONNECT_SHARE } from "../training-cost/amortised-cost.ts";
import { PRICE_DECLINE_OOM_PER_YEAR } from "../training-cost/hardware-value.ts";

/** Beliefs about a run, for the engine; every field is an expression of the graph. */
export interface TrainingBeliefs {
  readonly chips: Expression;
  readonly tokens: Expression;
  /** Step-level MFU if given; it replaces the modelled one. */
  readonly mfu: Expression | undefined;
  readonly failuresPerChipHour: Expression;
  readonly checkpointSeconds: Expression;
  readonly restartMinutes: Expression;
  readonly load: Expression;
  readonly pue: Expression;
  readonly usdPerKwh: Expression;
  /** USD per chip-hour; absent when nobody quotes one. */
  readonly price: Expression | undefined;
  /** USD per chip, if bought, at the start of the run. */
  readonly purchase: Expression | undefined;
  readonly finalShare: Expression;
  readonly staffShare: Expression;
  readonly idleShare: Expression;
  readonly dataUsd: Expression;
}

/** What the plan determines. */
export interface PlannedFacts {
  readonly modelFlopPerToken: number;
  /** Executed work relative to the model's own. */
  readonly hardwareFlopFactor: number;
  readonly peak: number;
  /** Of a step of the plan, by the fitted efficiencies. */
  readonly stepMfu: number;
  /** No step achieves more of the 16-bit peak than this, whatever is drawn. */
  readonly mostMfu: number;
  /** What a whole run keeps of that, failures aside. */
  readonly wholeRunShare: number;
  /** Deviations of ln achieved over predicted: of a step, and of what a whole run keeps. */
  readonly stepDeviation: number;
  readonly wholeRunDeviation: number;
  readonly serverPowerWatt: number | undefined;
}

const HOURS_PER_YEAR = 8766;

/**
 * The graph of a training run: FLOP, utilisation, goodput, calendar, energy and money.
 *
 * Goodput is Daly's complete model at his best interval, as in `goodput`.
 */
export function trainingModel(beliefs: TrainingBeliefs, facts: PlannedFacts): ModelParts {
  const { mfu, price, purchase, ...rest } = beliefs;
  const wear = (PRICE_DECLINE_OOM_PER_YEAR * Math.LN10) / HOURS_PER_YEAR / (1 - INTERCONNECT_SHARE);
  const watt = facts.serverPowerWatt;
  return {
    inputs: {
      ...rest,
      ...(mfu
        ? { mfu }
        : {
            achieved: call("lognormal", 0, facts.stepDeviation),
            team: call("lognormal", 0, facts.wholeRunDeviation),
          }),
      ...(price ? { price } : {}),
      ...(purchase ? { purchase } : {}),
    },
    let: {
      flop_run: `${facts.modelFlopPerToken} * tokens`,
      step: mfu ? "mfu" : `min(${facts.mostMfu}, ${facts.stepMfu} * achieved)`,
      ...goodputParts,
      ...(mfu ? {} : { kept: `${facts.wholeRunShare} * team` }),
      whole: mfu ? "step * share" : "step * share * kept",
      hours: `flop_run / (whole * ${facts.peak} * 3600)`,
      ...(watt ? { kwh: `hours * ${watt / 1000} * load * pue`, power_usd: "kwh * usdPerKwh" } : {}),
      ...(price
        ? { rent_usd: "price * hours", compute_usd: "rent_usd / finalShare / (1 - idleShare)" }
        : {}),
    },
    outputs: {
      flop: "flop_run",
      mfuStep: "step",
      mfuWholeRun: "whole",
      hfuStep: `step * ${facts.hardwareFlopFactor}`,
      goodput: "share",
      ...(mfu ? {} : { wholeRunShare: "min(1, kept)" }),
      hoursBetweenFailures: "between",
      checkpointMinutes: "60 * interval",
      chipHours: "hours",
      days: "hours / chips / 24",
      ...(watt ? { energyKwh: "kwh", energyUsd: "power_usd" } : {}),
      ...(price
        ? {
            rent: "rent_usd",
            experiments: "rent_usd * (1 / finalShare - 1)",
            idle: "compute_usd * idleShare",
            staff: "(compute_usd + dataUsd) * staffShare / (1 - staffShare)",
            programme: "(compute_usd + dataUsd) / (1 - staffShare)",
          }
        : {}),
      ...(purchase && watt ? { own: `hours * purchase * ${wear} + power_usd` } : {}),
      ...(purchase ? { acquire: `chips * purchase / ${1 - INTERCONNECT_SHARE}` } : {}),
    },
  };
}

const goodputParts = {
  between: "1 / (failuresPerChipHour * chips)",
  saving: "checkpointSeconds / 3600",
  ratio: "saving / (2 * between)",
  interval: "sqrt(2 * saving * between) * (1 + sqrt(ratio) / 3 + ratio / 9) - saving",
  share:
    "interval / (between * exp(restartMinutes / 60 / between) * (exp((interval + saving) / between) - 1))",
} as const;
