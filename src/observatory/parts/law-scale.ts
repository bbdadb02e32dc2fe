import { itemAt, valueFor } from "../../base/item-at.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { DEFAULT_LEVEL } from "../../trends/parts/fit-trend.ts";
import { type PublishedModels, publishedModels } from "./published-models.ts";
import { type Candidate, type ReachedInterval, reachedInterval } from "./reached-interval.ts";

/** The model whose price, cost and level the crossings start from. */
export const REFERENCE = "gpt-4-0314";

/** Number of possible worlds in which to ask when a level was reached. */
export const WORLDS = 400;
export const SEED = 1;

/** The index as of the day, with GPT-4's place on it. */
export interface Scale {
  readonly scored: PublishedModels;
  readonly bar: number;
  readonly barDraws: Float64Array;
  /** Draws of a version's score. */
  readonly drawsOf: (version: string) => Float64Array;
}

/** The scale that crossings are measured on, or `undefined` before GPT-4's release. */
export function readScale(facts: Facts, window: FactWindow): Scale | undefined {
  const read = publishedModels(facts, window, { draws: WORLDS, seed: SEED });
  if (!read.ok) return undefined;
  const scored = read.value;
  const places = new Map(scored.models.map(({ version }, index) => [version, index]));
  const drawsOf = (version: string): Float64Array =>
    itemAt(scored.draws, valueFor(places, version));
  const reference = places.get(REFERENCE);
  const bar = reference === undefined ? undefined : scored.models[reference]?.eci;
  return bar === undefined ? undefined : { scored, bar, barDraws: drawsOf(REFERENCE), drawsOf };
}

/**
 * When GPT-4's level was first reached among items that pass a test, such as a price.
 *
 * @param passes whether an item does so in one of the drawn worlds
 */
export function reachedBar<
  Item extends { readonly version: { readonly version: string }; readonly date: string },
>(
  { barDraws, drawsOf }: Scale,
  items: readonly Item[],
  passes: (item: Item, world: number) => boolean,
): ReachedInterval {
  const candidates = [...items]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map((item): Candidate => {
      const draws = drawsOf(item.version.version);
      return {
        date: item.date,
        // Most scores lie below the bar, and whether they pass need not be drawn.
        valueIn: (world) => {
          const score = itemAt(draws, world);
          return score >= itemAt(barDraws, world) && passes(item, world)
            ? score
            : Number.NEGATIVE_INFINITY;
        },
      };
    });
  return reachedInterval(candidates, WORLDS, (world) => itemAt(barDraws, world), DEFAULT_LEVEL);
}
