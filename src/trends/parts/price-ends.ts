import type { FactWindow } from "../../data/facts.ts";

/** The parts of a listed price that tell when it applied. */
interface SeenPrice {
  readonly history: string;
  readonly first_seen?: string | undefined;
  readonly last_seen?: string | undefined;
}

/**
 * In this history `last_seen` is the last copy that still held a price; in others, the day after.
 */
const LAST_COPY = "litellm";

/**
 * The first day on which a price no longer applied, as far as known on the day of the question.
 *
 * LiteLLM's copies are weeks apart: a price ends at the first copy without it, and applies until
 * that copy is known.
 *
 * @returns a function of a price; `undefined` while it stands
 */
export function priceEnds(
  prices: readonly SeenPrice[],
  window: FactWindow,
): (price: SeenPrice) => string | undefined {
  const copies = [
    ...new Set(
      prices
        .filter(({ history }) => history === LAST_COPY)
        .flatMap(({ first_seen: first, last_seen: last }) => [first, last])
        .filter((day) => day !== undefined && day <= window.asOf),
    ),
  ].sort() as readonly string[];
  return ({ history, last_seen: last }) => {
    if (last === undefined) return undefined;
    const end = history === LAST_COPY ? copies.find((copy) => copy > last) : last;
    return end !== undefined && end <= window.asOf ? end : undefined;
  };
}
