import type { Operation } from "./parts/operation.ts";

/**
 * Every operation by its name, loaded when it is asked for: a command should not wait for the code
 * of all the others. The same operations in the same order as `index.ts`, which loads them all.
 */
export const loaders: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  law: () => import("./law.ts"),
  trend: () => import("./trend.ts"),
  why: () => import("./why.ts"),
  series: () => import("./series.ts"),
  brief: () => import("./brief.ts"),
  replicate: () => import("./replicate.ts"),
  scaling: () => import("./scaling.ts"),
  capability: () => import("./capability.ts"),
  horizon: () => import("./horizon.ts"),
  "price-decline": () => import("./price-decline.ts"),
  simulate: () => import("./simulate.ts"),
  training: () => import("./training.ts"),
  agent: () => import("./agent.ts"),
  serving: () => import("./serving.ts"),
  lag: () => import("./lag.ts"),
  price: () => import("./price.ts"),
  market: () => import("./market.ts"),
  energy: () => import("./energy.ts"),
  skill: () => import("./skill.ts"),
  unlock: () => import("./unlock.ts"),
};

/** The operation of that name, or `undefined` when there is none. */
export async function loadOperation(name: string): Promise<Operation | undefined> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  return load && ((await load()).default as Operation);
}
