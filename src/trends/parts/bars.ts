/**
 * Levels of the capability index at which costs are followed. They are fixed beforehand, so that no
 * bar is chosen for its result: every five points from below GPT-3.5 to beyond today's best.
 */
export const capabilityBars: readonly number[] = Array.from(
  { length: 14 },
  (_, index) => 100 + 5 * index,
);

/** Fewest records a bar must have to take part in a pooled fit: a slope and something to spare. */
export const MIN_RECORDS_PER_BAR = 3;
