import { pow } from "../../stats/elementary/pow.ts";

/**
 * Tokens per optimiser step when none are given: 4 million for a model with 7 billion active
 * parameters, growing with their cube root. A judgement; it gives 15.5 million for Llama 3.1 405B
 * (16 million published).
 */
export const defaultBatchTokens = (activeParameters: number): number =>
  Math.min(64e6, Math.max(1e6, 4e6 * pow(activeParameters / 7e9, 1 / 3)));
