import { type Efficiencies, efficiencyPriors } from "./efficiencies.ts";

/**
 * Efficiencies fitted to all measured results of MLPerf Inference 4.1 and 5.1 (`serving
 * --scoreboard` refits them on subsets and shows the error on the rest).
 */
export const fittedEfficiencies: Efficiencies = {
  compute: 0.6056,
  bandwidth: 0.6243,
  layerOverhead: 5.993e-5,
  tokenLatencyShare: 0.5208,
  otherMaker: 0.7902,
  fourBit: 0.8311,
  experts: 0.7163,
  manyExperts: 0.4099,
  olderSoftware: 0.9235,
  arrivals: 0.9258,
  powerExponent: 1.061,
  widthExponent: 0.3666,
  attention: 0.6581,
  memory: 0.8481,
  expertExchange: 0.0001448,
};

/**
 * Efficiencies for planning. Mixtures of many experts were measured in one round only, on software
 * that was new to them (a step's exchanges waited 0.1 ms each); an operator's own engine hides
 * these waits. For these two the prior judgement applies; it was made with DeepSeek's published day
 * in sight, so agreement with that day is tuned and no test.
 */
export const planningEfficiencies: Efficiencies = {
  ...fittedEfficiencies,
  manyExperts: efficiencyPriors.manyExperts[0],
  expertExchange: efficiencyPriors.expertExchange[0],
};
