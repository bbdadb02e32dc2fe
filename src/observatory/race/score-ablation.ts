import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { mean } from "../../stats/mean.ts";
import type { CrossingForecast } from "./crossing-forecast.ts";
import type { Mechanism } from "./race-priors.ts";

/** How the race alone would have fared without a part of it. */
export interface AblationScore {
  /** What was left out; nothing in the first row. */
  readonly without: readonly Mechanism[];
  /** Crossings of all bars by all labs at all horizons. */
  readonly n: number;
  readonly brier: number;
  readonly log: number;
}

/** What is left out, in order. */
export const ablations: readonly (readonly Mechanism[])[] = [
  [],
  ["silence"],
  ["gap"],
  ["catch-up"],
  ["capital"],
  ["silence", "catch-up"],
];

/** The score of crossings by the race alone without some of its parts. */
export function scoreAblation(
  without: readonly Mechanism[],
  crossings: readonly CrossingForecast<"race">[],
): AblationScore {
  const chance = ({ probability }: CrossingForecast<"race">): number => probability.race;
  return {
    without,
    n: crossings.length,
    brier: mean(crossings.map((each) => square(chance(each) - (each.came ? 1 : 0)))),
    log: mean(crossings.map((each) => -ln(each.came ? chance(each) : 1 - chance(each)))),
  };
}
