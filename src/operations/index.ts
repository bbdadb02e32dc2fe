import agent from "./agent/agent.ts";
import brief from "./brief/brief.ts";
import capability from "./capability/capability.ts";
import changes from "./changes/changes.ts";
import chip from "./chip/chip.ts";
import type { Operation } from "./contract/operation.ts";
import energy from "./energy/energy.ts";
import history from "./history/history.ts";
import horizon from "./horizon/horizon.ts";
import lab from "./lab/lab.ts";
import lag from "./lag/lag.ts";
import law from "./law/law.ts";
import ledger from "./ledger/ledger.ts";
import market from "./market/market.ts";
import model from "./model/model.ts";
import price from "./price/price.ts";
import priceDecline from "./price-decline/price-decline.ts";
import race from "./race/race.ts";
import replicate from "./replicate/replicate.ts";
import scaling from "./scaling/scaling.ts";
import series from "./series/series.ts";
import serving from "./serving/serving.ts";
import simulate from "./simulate/simulate.ts";
import skill from "./skill/skill.ts";
import sweep from "./sweep/sweep.ts";
import training from "./training/training.ts";
import trend from "./trend/trend.ts";
import unlock from "./unlock/unlock.ts";
import verify from "./verify/verify.ts";
import why from "./why/why.ts";

/** Every operation by its name, with its types, in the order in which help lists them. */
export const registry = {
  law,
  trend,
  why,
  series,
  brief,
  replicate,
  scaling,
  capability,
  horizon,
  "price-decline": priceDecline,
  simulate,
  training,
  agent,
  serving,
  lag,
  price,
  market,
  energy,
  skill,
  history,
  unlock,
  race,
  ledger,
  sweep,
  verify,
  changes,
  lab,
  model,
  chip,
} satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof registry;

/** An operation with its types. */
export type OperationNamed<Name extends OperationName> = (typeof registry)[Name];

/** Every operation, in the order in which help lists them. */
export const operations: readonly Operation[] = Object.values<Operation>(registry);

/** The operation of that name. */
export const findOperation = (name: string): Operation | undefined =>
  operations.find((operation) => operation.name === name);
