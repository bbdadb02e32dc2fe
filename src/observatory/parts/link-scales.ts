import { fitLine } from "../../stats/fit-line.ts";
import { type Line, lineAt } from "../../stats/line.ts";
import { rankCorrelation } from "../../stats/rank-correlation.ts";

/** A model on the capability index and on another scale. */
export interface ScalePair {
  readonly label: string;
  /** Points of the index. */
  readonly eci: number;
  /** Its place on the other scale, in a measure that is linear in the index. */
  readonly other: number;
}

/** How another scale relates to the index. */
export interface ScaleLink {
  readonly n: number;
  /** The other scale as a function of index points. */
  readonly line: Line;
  /** How similarly both order the models: 1 is the same order. */
  readonly rankCorrelation: number;
  /** Models on which the scales disagree most, by their distance above the line. */
  readonly disagreements: readonly { readonly label: string; readonly above: number }[];
}

/** Fewest models for a link. */
export const FEWEST_PAIRS = 5;
const SHOWN = 3;

/** Link a scale to the index through the models on both; `undefined` with too few. */
export function linkScales(pairs: readonly ScalePair[]): ScaleLink | undefined {
  const [eci, other] = [pairs.map((pair) => pair.eci), pairs.map((pair) => pair.other)];
  const line = fitLine(eci, other);
  const alike = rankCorrelation(eci, other);
  if (!line || alike === undefined || pairs.length < FEWEST_PAIRS) return undefined;
  const disagreements = pairs
    .map((pair) => ({ label: pair.label, above: pair.other - lineAt(line, pair.eci) }))
    .sort((a, b) => Math.abs(b.above) - Math.abs(a.above))
    .slice(0, SHOWN);
  return { n: pairs.length, line, rankCorrelation: alike, disagreements };
}
