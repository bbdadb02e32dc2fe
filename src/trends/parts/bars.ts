/** Index points between bars. */
export const BAR_STEP = 5;

/**
 * Levels of the capability index at which costs are followed. They are fixed in advance, so that no
 * bar is chosen for its result: every five points from below GPT-3.5 to beyond today's best.
 */
export const capabilityBars: readonly number[] = Array.from(
  { length: 14 },
  (_, index) => 100 + BAR_STEP * index,
);

/**
 * Every level of one point between the first and the last bar: a rate over all of them is that of
 * no single grid.
 */
export const everyBar: readonly number[] = Array.from(
  { length: (capabilityBars.at(-1) ?? 0) - (capabilityBars[0] ?? 0) + 1 },
  (_, index) => (capabilityBars[0] ?? 0) + index,
);

/**
 * Fewest records for a bar to take part in a pooled fit: enough for a slope with something to
 * spare.
 */
export const MIN_RECORDS_PER_BAR = 3;

/**
 * Whether the records at a bar can be fitted: there are enough of them, and they begin where the
 * bar was first reached. A first record more than a step above the bar means that others had passed
 * it before the facts begin; its price would be one that nobody had to pay by then.
 *
 * @param firstScore index of the first record's model
 */
export const barIsFollowed = (bar: number, records: number, firstScore: number | undefined) =>
  records >= MIN_RECORDS_PER_BAR && firstScore !== undefined && firstScore <= bar + BAR_STEP;
