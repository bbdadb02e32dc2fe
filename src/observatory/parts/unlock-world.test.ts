import { expect, test } from "vitest";
import { type MadeRow, type MadeRows, madeFacts } from "../../../test/support/made-facts.ts";
import { dayNumber } from "../../base/calendar.ts";
import { unlockWorld } from "./unlock-world.ts";

const score = (version: string, date: string, eci: number, open: boolean): MadeRow => ({
  ...{ version, model: version, label: version, edition: "2024-01-01" },
  ...{ date, eci, open_weights: open },
});
const horizon = (suite: string, date: string, half: number, most?: number): MadeRow => ({
  ...{ suite, agent: `agent of ${date}`, date, p50_minutes: half, average_score: 0 },
  ...{ p50_low: half, p50_high: half, ...(most === undefined ? {} : { p80_minutes: most }) },
});

function world(rows: MadeRows) {
  const made = unlockWorld(madeFacts(rows), { asOf: "2024-06-01", hindsight: false });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

test("open models have the size that is known, else the billions in their name", () => {
  const { openModels, first, edition } = world({
    "capability-scores": [
      score("Made 7B", "2023-01-01", 100, true),
      score("phi-3-mini 3.8B", "2023-02-01", 101, true),
      score("Closed 70B", "2023-03-01", 102, false),
      score("Nameless", "2023-04-01", 103, true),
    ],
    models: [{ model: "Made 7B", date: "2023-01-01", parameters: 7.2e9, notable: true }],
  });
  expect(openModels).toEqual([
    { date: "2023-01-01", eci: 100, parameters: 7.2e9 },
    { date: "2023-02-01", eci: 101, parameters: 3.8e9 },
  ]);
  expect([first, edition]).toEqual(["2023-01-01", "2024-01-01"]);
});

test("horizons are those of the newest suite of METR's own, by reliability", () => {
  const { horizons } = world({
    "time-horizons": [
      horizon("1.0", "2023-01-01", 100, 100),
      horizon("1.1", "2023-06-01", 10),
      horizon("1.1", "2023-09-01", 60, 12),
      horizon("other", "2022-01-01", 1000, 1000),
    ],
  });
  expect(horizons.get(0.5)?.(10, 0.5)).toBe(dayNumber("2023-06-01"));
  expect(horizons.get(0.5)?.(60, 0.5)).toBe(dayNumber("2023-09-01"));
  expect(horizons.get(0.8)?.(12, 0.5)).toBe(dayNumber("2023-09-01"));
  expect(horizons.get(0.8)?.(100, 0.5)).toBe(Number.POSITIVE_INFINITY);
});

test("without prices nothing is known of their decline", () => {
  const { priceSlope, listings, first } = world({});
  expect([priceSlope, first]).toEqual([undefined, undefined]);
  expect(listings).toEqual([]);
});
