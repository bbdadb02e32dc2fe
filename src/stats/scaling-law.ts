import { pow } from "./elementary/pow.ts";

/** One trained model: its size, its data and the loss it reached. */
export interface ScalingPoint {
  /** Number of parameters N. */
  readonly parameters: number;
  /** Number of training tokens D. */
  readonly tokens: number;
  /** Final loss in nats per token. */
  readonly loss: number;
}

/** The law L(N, D) = E + A/N^α + B/D^β. */
export interface ScalingLaw {
  readonly A: number;
  readonly B: number;
  readonly E: number;
  readonly alpha: number;
  readonly beta: number;
}

/** How a compute budget is best split between parameters and tokens. */
export interface ComputeOptimum {
  readonly flop: number;
  readonly parameters: number;
  readonly tokens: number;
  readonly tokensPerParameter: number;
  readonly loss: number;
}

/** Loss that a law predicts for N parameters and D tokens. */
export const predictLoss = (law: ScalingLaw, parameters: number, tokens: number): number =>
  law.E + law.A / pow(parameters, law.alpha) + law.B / pow(tokens, law.beta);

/**
 * The split of a training budget that minimises the predicted loss, where FLOP = 6·N·D.
 *
 * @param flop training compute, a positive count of operations
 * @param law a law with positive A, B, α and β
 * @see Hoffmann et al. 2022, Training compute-optimal large language models, equation 4
 */
export function computeOptimal(flop: number, law: ScalingLaw): ComputeOptimum {
  const { A, B, alpha, beta } = law;
  const balance = pow((alpha * A) / (beta * B), 1 / (alpha + beta));
  const parameters = balance * pow(flop / 6, beta / (alpha + beta));
  const tokens = flop / (6 * parameters);
  return {
    flop,
    parameters,
    tokens,
    tokensPerParameter: tokens / parameters,
    loss: predictLoss(law, parameters, tokens),
  };
}
