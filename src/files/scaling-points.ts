import type { Outcome } from "../base/outcome.ts";
import { above0, readRows, type SourceText } from "./read-rows.ts";

/** One training run of a scaling-law study. */
export interface ScalingPoint {
  readonly parameters: number;
  readonly trainingFlop: number;
  /** FLOP ÷ (6 × parameters). */
  readonly tokens: number;
  /** Final loss, nats per token. */
  readonly loss: number;
}

/**
 * Read training runs from columns `Model Size`, `Training FLOP` and `loss`.
 *
 * @returns runs in file order, or a problem that names file, row, column, rule and value
 */
export const readScalingPoints = (source: SourceText): Outcome<readonly ScalingPoint[]> =>
  readRows(source, ["Model Size", "Training FLOP", "loss"], (cells) => {
    const parameters = cells.requiredNumber("Model Size", above0);
    const trainingFlop = cells.requiredNumber("Training FLOP", above0);
    const loss = cells.requiredNumber("loss", above0);
    return { parameters, trainingFlop, tokens: trainingFlop / (6 * parameters), loss };
  });
