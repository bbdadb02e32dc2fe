/** Draws of a race that is shown: enough for a first look at once, then until the last digit stands. */
export const RACE_STAGES: readonly number[] = [2000, 20_000, 100_000];
