import { type Efficiencies, efficiencyPriors } from "./efficiencies.ts";

/**
 * Efficiencies fitted to all measured results of MLPerf Inference 4.1 and 5.1 (`serving
 * --scoreboard` fits them anew on parts and shows the error on the rest).
 */
export const fittedEfficiencies: Efficiencies = {
  compute: 0.6088,
  bandwidth: 0.6388,
  layerOverhead: 5.026e-5,
  tokenLatencyShare: 0.4995,
  otherMaker: 0.7236,
  fourBit: 0.6681,
  experts: 0.7764,
  manyExperts: 0.2497,
  olderSoftware: 0.9053,
  arrivals: 0.9161,
  powerExponent: 0.5448,
  widthExponent: 0.4844,
  attention: 0.6809,
  memory: 0.8398,
  expertExchange: 0.000128,
};

/**
 * Efficiencies for planning. Mixtures of many experts were measured in one round only, on software
 * that was new to them (a step's exchanges waited 0.1 ms each); an operator's own engine hides them.
 * For these two the prior judgement stands; DeepSeek's published day was in sight when it was made, so
 * agreement with that day is tuned and no test.
 */
export const planningEfficiencies: Efficiencies = {
  ...fittedEfficiencies,
  manyExperts: efficiencyPriors.manyExperts[0],
  expertExchange: efficiencyPriors.expertExchange[0],
};
