import { expect, test } from "vitest";
import { heldMonthly } from "./held-monthly.ts";
import type { Observation } from "./trend.ts";

const record = (date: string, value: number, group?: string): Observation => ({
  ...{ id: `${group ?? ""} ${date}`, label: date, date, value, selected: true },
  ...{ source: "https://example.org", receipt: { id: date, value, unit: "USD", inputs: [] } },
  ...(group === undefined ? {} : { group }),
});
const held = (records: readonly Observation[]) =>
  heldMonthly(records).map(({ date, value, cluster }) => [date, value, cluster]);

test("a record holds from month to month until the next, whatever order they come in", () => {
  const records = [record("2024-03-15", 2), record("2024-01-01", 5)];
  expect(held(records)).toEqual([
    ["2024-01-01", 5, ""],
    ["2024-01-31", 5, ""],
    ["2024-03-02", 5, ""],
  ]);
  expect(held(records.toReversed())).toEqual(held(records));
});

test("a month that begins on the day of a record has it", () => {
  expect(held([record("2024-01-01", 5), record("2024-01-31", 4)])).toEqual([
    ["2024-01-01", 5, ""],
    ["2024-01-31", 4, ""],
  ]);
});

test("each group starts at its own first record and goes on to the last of any", () => {
  const months = held([
    record("2024-01-01", 5, "140"),
    record("2024-03-05", 9, "150"),
    record("2024-03-31", 8, "150"),
  ]);
  expect(months.filter(([, , group]) => group === "140")).toEqual([
    ["2024-01-01", 5, "140"],
    ["2024-01-31", 5, "140"],
    ["2024-03-02", 5, "140"],
  ]);
  expect(months.filter(([, , group]) => group === "150").map(([date]) => date)).toEqual([
    "2024-03-05",
  ]);
});

test("nothing is held of no records", () => {
  expect(heldMonthly([])).toEqual([]);
});
