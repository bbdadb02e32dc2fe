import { inputLimits } from "../base/limits.ts";
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
  /** When the run became known, where the file says so. */
  readonly date?: string;
}

/**
 * Read training runs from columns `Model Size`, `Training FLOP` and `loss`; a column `date` may stand
 * beside them.
 *
 * @returns runs in file order, or a problem that names file, row, column, rule and value
 */
export const readScalingPoints = (source: SourceText): Outcome<readonly ScalingPoint[]> =>
  readRows(
    source,
    ["Model Size", "Training FLOP", "loss", "date"],
    (cells) => {
      const parameters = cells.requiredNumber("Model Size", above0);
      const trainingFlop = cells.requiredNumber("Training FLOP", above0);
      const loss = cells.requiredNumber("loss", above0);
      const date = cells.date("date");
      const tokens = trainingFlop / (6 * parameters);
      return { parameters, trainingFlop, tokens, loss, ...(date === undefined ? {} : { date }) };
    },
    {
      also: {
        "Model Size": ["parameters", "params", "N"],
        "Training FLOP": ["training_flop", "flop", "C"],
        date: ["Publication date", "release_date"],
      },
      optional: ["date"],
      mostRows: inputLimits.scalingRows,
    },
  );
