import type { Operation } from "./contract/operation.ts";
import type { OperationName, OperationNamed } from "./index.ts";

/** Loads an operation. */
type Loader<Name extends OperationName> = () => Promise<{ readonly default: OperationNamed<Name> }>;

/**
 * Every operation by its name, loaded when it is asked for: a command should not wait for the code
 * of all the others. The same operations in the same order as `index.ts`, which loads them all.
 */
export const loaders: { readonly [Name in OperationName]: Loader<Name> } = {
  law: () => import("./law/law.ts"),
  trend: () => import("./trend/trend.ts"),
  why: () => import("./why/why.ts"),
  series: () => import("./series/series.ts"),
  brief: () => import("./brief/brief.ts"),
  replicate: () => import("./replicate/replicate.ts"),
  scaling: () => import("./scaling/scaling.ts"),
  capability: () => import("./capability/capability.ts"),
  horizon: () => import("./horizon/horizon.ts"),
  "price-decline": () => import("./price-decline/price-decline.ts"),
  simulate: () => import("./simulate/simulate.ts"),
  training: () => import("./training/training.ts"),
  agent: () => import("./agent/agent.ts"),
  serving: () => import("./serving/serving.ts"),
  lag: () => import("./lag/lag.ts"),
  price: () => import("./price/price.ts"),
  market: () => import("./market/market.ts"),
  energy: () => import("./energy/energy.ts"),
  skill: () => import("./skill/skill.ts"),
  history: () => import("./history/history.ts"),
  unlock: () => import("./unlock/unlock.ts"),
  race: () => import("./race/race.ts"),
  ledger: () => import("./ledger/ledger.ts"),
  sweep: () => import("./sweep/sweep.ts"),
  verify: () => import("./verify/verify.ts"),
  changes: () => import("./changes/changes.ts"),
  lab: () => import("./lab/lab.ts"),
  model: () => import("./model/model.ts"),
  chip: () => import("./chip/chip.ts"),
};

/** Whether there is an operation of that name. */
export const isOperationName = (name: string): name is OperationName =>
  Object.hasOwn(loaders, name);

/** The operation of that name, or `undefined` when there is none. */
export const loadOperation = async (name: string): Promise<Operation | undefined> =>
  isOperationName(name) ? (await loaders[name]()).default : undefined;
