import { exp } from "./elementary/exp.ts";
import { pow } from "./elementary/pow.ts";
import { predictLoss, type ScalingLaw } from "./scaling-law.ts";

/** The best training run that a stock of tokens allows at some number of passes over it. */
export interface DataLimit {
  readonly epochs: number;
  /** Tokens seen: stock × epochs. */
  readonly tokens: number;
  /** Fresh tokens that the repeated ones are worth. */
  readonly effectiveTokens: number;
  readonly parameters: number;
  readonly flop: number;
  /** Loss that the law predicts with the effective tokens. */
  readonly loss: number;
}

/** Repeats after which a token has lost 1 − 1/e of what it can still add: R*_D of the paper. */
const REPEAT_DECAY = 15.387756;

/**
 * How many fresh tokens a repeated stock is worth: stock · (1 + R*·(1 − e^(−R/R*))) for R repeats.
 * Up to four epochs are nearly as good as fresh data; no number of them is worth more than about
 * sixteen times the stock.
 *
 * @param stock unique tokens
 * @param epochs passes over the stock, at least 1
 * @see N. Muennighoff et al., Scaling data-constrained language models (2023), arXiv 2305.16264
 */
export const effectiveTokens = (stock: number, epochs: number): number =>
  stock * (1 + REPEAT_DECAY * (1 - exp(-(epochs - 1) / REPEAT_DECAY)));

/**
 * How far compute-optimal training can go before a stock of tokens is exhausted.
 *
 * @param law a law with positive A, B, α and β
 * @param stock unique tokens
 * @param epochs passes over them
 */
export function dataLimit(law: ScalingLaw, stock: number, epochs: number): DataLimit {
  const { A, B, alpha, beta } = law;
  const balance = pow((alpha * A) / (beta * B), 1 / (alpha + beta));
  const tokens = stock * epochs;
  // Inverse of `computeOptimal`: its tokens are (flop / 6)^(α / (α + β)) ÷ balance.
  const flop = 6 * pow(tokens * balance, (alpha + beta) / alpha);
  const parameters = flop / (6 * tokens);
  const effective = effectiveTokens(stock, epochs);
  return {
    epochs,
    tokens,
    effectiveTokens: effective,
    parameters,
    flop,
    loss: predictLoss(law, parameters, effective),
  };
}
