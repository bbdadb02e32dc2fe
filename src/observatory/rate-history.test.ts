import { expect, test } from "vitest";
import { embeddedStore, factsOf } from "../../test/support/facts.ts";
import { historyDays, rateHistory } from "./rate-history.ts";

const unprepared = { ...embeddedStore, readPrepared: () => undefined };
const ID = "trend.capability.growthPerYear";

test("what was prepared is what is measured on the day", () => {
  const asOf = "2024-06-15";
  for (const id of [ID, "trend.chip-stock.growthPerYear", "law.frontier-run-cost.growthPerYear"])
    expect(rateHistory(factsOf(), id, asOf)).toEqual(rateHistory(factsOf(unprepared), id, asOf));
});

test("what was prepared from other facts is not taken", () => {
  const said = (edition: string) => {
    const rate = { scale: "linear", growthPerYear: 99, lower: 98, upper: 100, n: 5 };
    const value = { "2024-06-01": { [ID]: rate } };
    const store = { ...embeddedStore, readPrepared: () => ({ edition, value }) };
    const found = rateHistory(factsOf(store), ID, "2024-06-15");
    return found.ok && found.value.find(({ asOf }) => asOf === "2024-06-01")?.rate?.growthPerYear;
  };
  expect(said(factsOf().edition())).toBe(99);
  expect(said("another")).not.toBe(99);
});

test("the day of the question is measured, whatever was prepared", () => {
  const days = historyDays("2024-06-01");
  expect(days.at(-1)).toBe("2024-06-01");
  const uses = factsOf();
  rateHistory(uses, ID, "2024-06-01");
  expect(uses.uses().map(({ dataset }) => dataset)).toContain("capability-scores");
});
