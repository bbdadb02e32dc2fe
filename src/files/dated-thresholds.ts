import type { Outcome } from "../base/outcome.ts";
import { above0, type Cells, from0, readRows, type SourceText } from "./read-rows.ts";

const kinds = ["capability", "horizon", "price", "size", "sense", "speed"] as const;
const senses = ["image", "speech", "video"] as const;

/** One threshold of an application of somebody's own, and the day on which it was set. */
export interface DatedThreshold {
  readonly application: string;
  readonly label?: string;
  readonly date: string;
  readonly kind: (typeof kinds)[number];
  /** Points, minutes, USD a task, parameters or tokens per second; absent for a sense. */
  readonly low?: number;
  readonly high?: number;
  /** Share of tasks that must succeed, of a horizon. */
  readonly reliability?: 0.5 | 0.8;
  readonly sense?: (typeof senses)[number];
  /** Tokens that a task reads and writes, where a price is asked for it. */
  readonly tokens?: { readonly in: number; readonly out: number };
}

const columns = [
  ...(["application", "date", "kind", "low", "high", "reliability", "sense"] as const),
  ...(["tokens_in", "tokens_out", "label"] as const),
] as const;

type ThresholdCells = Cells<(typeof columns)[number]>;

/**
 * Read thresholds of applications, one a row, from columns `application`, `date`, `kind` and `low`;
 * `high`, `reliability`, `sense`, `tokens_in`, `tokens_out` and `label` may stand beside them.
 *
 * @returns thresholds in file order, or a problem that names file, row, column, rule and value
 */
export const readDatedThresholds = (source: SourceText): Outcome<readonly DatedThreshold[]> =>
  readRows(source, columns, thresholdOf, {
    also: {
      date: ["day", "set_on", "set", "known_on"],
      kind: ["need", "threshold"],
      low: ["value", "from"],
      high: ["to"],
    },
    optional: ["low", "high", "reliability", "sense", "tokens_in", "tokens_out", "label"],
  });

function thresholdOf(cells: ThresholdCells): DatedThreshold | undefined {
  const [application, date] = [cells.requiredText("application"), cells.requiredDate("date")];
  const kind = cells.choice("kind", kinds, "capability, horizon, price, size, sense or speed");
  if (kind === undefined) return undefined;
  const label = cells.text("label");
  return {
    ...{ application, date, kind },
    ...(label === "" ? {} : { label }),
    ...(kind === "sense" ? senseOf(cells) : rangeOf(cells)),
    ...(kind === "horizon" ? reliabilityOf(cells) : {}),
    ...(kind === "price" ? tokensOf(cells) : {}),
  };
}

function senseOf(cells: ThresholdCells): Pick<DatedThreshold, "sense"> {
  const sense = cells.choice("sense", senses, "image, speech or video");
  return sense === undefined ? {} : { sense };
}

/** From `low` to `high`; a threshold that is known exactly has no `high`. */
function rangeOf(cells: ThresholdCells): Pick<DatedThreshold, "low" | "high"> {
  const low = cells.requiredNumber("low", above0);
  const high = cells.number("high", above0) ?? low;
  if (high < low) cells.refuse("high", "a number of at least low");
  return { low, high };
}

function reliabilityOf(cells: ThresholdCells): Pick<DatedThreshold, "reliability"> {
  const reliability = cells.requiredNumber("reliability");
  if (reliability !== 0.5 && reliability !== 0.8) {
    cells.refuse("reliability", "0.5 or 0.8");
    return {};
  }
  return { reliability };
}

const tokensOf = (cells: ThresholdCells): Required<Pick<DatedThreshold, "tokens">> => ({
  tokens: {
    in: cells.requiredNumber("tokens_in", from0),
    out: cells.requiredNumber("tokens_out", from0),
  },
});
