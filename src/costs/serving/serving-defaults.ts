import { closeDay, deepSeekDay } from "./production-day.ts";

const day = closeDay(deepSeekDay);
/** A judgement; the prompt follows from it by the day of a large service. */
const OUTPUT = 1200;

/** Inputs of a plan where nothing is given, beside prices and formats, which depend on the chip. */
export const servingDefaults = {
  output: OUTPUT,
  /** Input tokens for each output token on that day, to a hundred. */
  prompt: Math.round((OUTPUT * day.inputPerOutput) / 100) * 100,
  cached: Math.round(day.cachedShare * 100) / 100,
  timeToFirstToken: 5,
  /** 20 tokens a second for a user, the slower end of that day. */
  timePerToken: 1 / deepSeekDay.tokensPerSecondPerUser[0],
  utilization: "0.4 to 0.8",
  /** Servers whose power was measured drew about 0.7 of what they are rated at. */
  load: "0.6 to 0.8",
  buildingFactor: "1.1 to 1.4",
  cacheHours: "1 to 24",
  usdPerGbMonth: "0.03 to 0.12",
} as const;

/** An input that has a default. */
export type ServingDefault = keyof typeof servingDefaults;

/** Defaults that a source states; the others are judgements. */
export const defaultSources: Readonly<Partial<Record<ServingDefault, string>>> = {
  cached: deepSeekDay.source,
  prompt: deepSeekDay.source,
  timePerToken: deepSeekDay.source,
  load: "https://github.com/mlcommons/inference_results_v5.1",
};

/** Share of drafted tokens that are accepted where nobody says. */
export const USUAL_ACCEPTANCE = 0.7;
