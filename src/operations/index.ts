import agent from "./agent.ts";
import brief from "./brief.ts";
import capability from "./capability.ts";
import energy from "./energy.ts";
import horizon from "./horizon.ts";
import lag from "./lag.ts";
import law from "./law.ts";
import market from "./market.ts";
import type { Operation } from "./parts/operation.ts";
import price from "./price.ts";
import priceDecline from "./price-decline.ts";
import replicate from "./replicate.ts";
import scaling from "./scaling.ts";
import series from "./series.ts";
import serving from "./serving.ts";
import simulate from "./simulate.ts";
import skill from "./skill.ts";
import training from "./training.ts";
import trend from "./trend.ts";
import unlock from "./unlock.ts";
import why from "./why.ts";

/** Every operation, in the order in which help lists them. */
export const operations: readonly Operation[] = [
  law,
  trend,
  why,
  series,
  brief,
  replicate,
  scaling,
  capability,
  horizon,
  priceDecline,
  simulate,
  training,
  agent,
  serving,
  lag,
  price,
  market,
  energy,
  skill,
  unlock,
].map((operation) => operation as unknown as Operation);

/** The operation of that name. */
export const findOperation = (name: string): Operation | undefined =>
  operations.find((operation) => operation.name === name);
