import type { Efficiencies } from "./efficiencies.ts";

/**
 * Efficiencies fitted to all measured results of MLPerf Inference 4.1 and 5.1 and of dataset
 * `planner-cases`. `serving --scoreboard` refits them on subsets and shows the error on the rest.
 */
export const fittedEfficiencies: Efficiencies = {
  compute: 0.5666,
  bandwidth: 0.7808,
  layerOverhead: 0.00005577,
  tokenLatencyShare: 0.5458,
  otherMaker: 0.8323,
  fourBit: 0.7319,
  sixteenBit: 1.169,
  experts: 0.9502,
  expertTokens: 207.5,
  routingMoves: 44.34,
  linkShare: 0.448,
  olderSoftware: 0.8506,
  arrivals: 0.9305,
  powerExponent: 1.212,
  widthExponent: 0.1479,
  attention: 0.5584,
  latent: 0.4074,
  memory: 0.9453,
  expertExchange: 0.00006652,
  device: 1.053,
  unpacking: 0.7663,
};
