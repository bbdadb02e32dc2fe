import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { mean } from "../../stats/mean.ts";
import type { Mechanism } from "./race-priors.ts";
import { crossingsOf, type ReplayBasis, replayWithout } from "./replay-races.ts";

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
const ablations: readonly (readonly Mechanism[])[] = [
  [],
  ["silence"],
  ["gap"],
  ["catch-up"],
  ["capital"],
  ["silence", "catch-up"],
];

/** Scores of crossings by the race alone, as it is and without each of its parts. */
export const ablateRaces = (
  basis: ReplayBasis,
  origins: readonly string[],
): readonly AblationScore[] =>
  ablations.map((without) => {
    const own = origins
      .flatMap((origin) => crossingsOf(replayWithout(basis, origin, without), basis.releases))
      .map(({ probability, came }) => ({ chance: probability.race, came }));
    return {
      without,
      n: own.length,
      brier: mean(own.map(({ chance, came }) => square(chance - (came ? 1 : 0)))),
      log: mean(own.map(({ chance, came }) => -ln(came ? chance : 1 - chance))),
    };
  });
