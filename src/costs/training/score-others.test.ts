import { expect, test } from "vitest";
import type { KnownRun } from "./known-runs.ts";
import { otherScores } from "./score-others.ts";
import type { ScoredRun } from "./scoreboard.ts";

/** A run on 100 chips of 700 W with 48,000 published chip-hours, of which 24,000 are predicted. */
function scored(
  published: Partial<KnownRun["published"]>,
  rest: Partial<ScoredRun> = {},
): ScoredRun {
  const run = {
    ...{ id: "run", chips: 100, chipsPublished: true, chip: { powerWatt: 700 } },
    published: { chipHours: 48_000, ...published },
  } as KnownRun;
  return { run, quantity: "chipHours", predicted: 24_000, published: 48_000, ...rest } as ScoredRun;
}

test("predicted chip-hours over chips and 24 are days", () => {
  expect(otherScores([scored({ days: 20 })])).toEqual([
    { run: "run", quantity: "days", published: 20, predicted: 10, ratio: 0.5 },
  ]);
});

test("predicted chip-hours times the rated power of a chip are energy", () => {
  // 24,000 hours of 0.7 kW.
  expect(otherScores([scored({ energyKwh: 33_600 })])).toEqual([
    { run: "run", quantity: "energyKwh", published: 33_600, predicted: 16_800, ratio: 0.5 },
  ]);
});

test("predicted chip-hours at the price that the makers' figures imply are cost", () => {
  // 96,000 USD for 48,000 hours are two dollars an hour.
  expect(otherScores([scored({ costUsd: 96_000 })])).toEqual([
    { run: "run", quantity: "costUsd", published: 96_000, predicted: 48_000, ratio: 0.5 },
  ]);
});

test("nothing is said of days on an assumed number of chips, or where no chip-hours are known", () => {
  const assumed = scored({ days: 20 });
  expect(otherScores([{ ...assumed, run: { ...assumed.run, chipsPublished: false } }])).toEqual([]);
  expect(otherScores([scored({ costUsd: 1 }, { quantity: "mfu" })])).toEqual([]);
});
