import { describe, expect, test } from "vitest";
import { type MadeRow, madeFacts } from "../../../test/support/made-facts.ts";
import { addDays } from "../../base/calendar.ts";
import { must } from "../../base/outcome.ts";
import { computePoints, frontierModels, trainedModels } from "./training-models.ts";

const model = (name: string, date: string, flop: number, rest: Partial<MadeRow> = {}): MadeRow => ({
  ...{ id: name, model: name, date, training_flop: flop, notable: true, ...rest },
});

const named = (rows: readonly MadeRow[], asOf: string, hindsight = false) =>
  must(trainedModels(madeFacts({ models: rows }), { asOf, hindsight })).map(({ id }) => id);

test("models count that are notable and whose compute is known", () => {
  const { training_flop: _, ...unknown } = model("unknown", "2020-01-01", 1);
  const rows = [
    model("a", "2020-01-01", 1e20),
    unknown as MadeRow,
    model("minor", "2020-01-01", 1e20, { notable: false }),
    model("later", "2021-01-01", 1e20),
  ];
  expect(named(rows, "2020-12-31")).toEqual(["a"]);
  expect(named(rows, "2021-01-01")).toEqual(["a", "later"]);
});

test("a figure that was withdrawn counts until the day of the edition that drops it", () => {
  const dropped = "2026-08-22";
  const vintage = { id: "withdrawn", known_on: "2025-06-30", replaced_on: dropped };
  const rows = [
    model("kept", "2020-01-01", 1e20),
    { ...model("withdrawn", "2020-01-01", 1e20), ...vintage },
    {
      ...model("withdrawn", "2020-01-01", 1e20, { training_flop_withdrawn: true }),
      known_on: dropped,
    },
  ];
  expect(named(rows, addDays(dropped, -1))).toEqual(["kept", "withdrawn"]);
  expect(named(rows, dropped)).toEqual(["kept"]);
  // Who asks with hindsight knows of it on any day.
  expect(named(rows, addDays(dropped, -1), true)).toEqual(["kept"]);
});

describe("points of compute", () => {
  const facts = madeFacts({
    models: [
      model("old", "2009-12-31", 1e25),
      model("first", "2010-01-01", 1e20, { organizations: "Lab;Other lab", open_weights: true }),
      model("second", "2011-01-01", 1e21),
    ],
  });
  const window = { asOf: "2024-01-01", hindsight: false };

  test("begin in 2010, and those on the frontier of all are selected", () => {
    const points = must(computePoints(facts, window, "top-1"));
    // The old model is not shown, but the later ones did not exceed it.
    expect(points.map(({ id, value, selected }) => [id, value, selected])).toEqual([
      ["first", 1e20, false],
      ["second", 1e21, false],
    ]);
    expect(must(computePoints(facts, window, "all")).every(({ selected }) => selected)).toBe(true);
  });

  test("carry who made them, whether they are open, and the cell of the figure", () => {
    const [first, second] = must(computePoints(facts, window, "all"));
    expect(first).toMatchObject({
      ...{ label: "first", date: "2010-01-01", organization: "Lab, Other lab", open: true },
      receipt: { id: "models/first/training_flop", value: 1e20, unit: "FLOP" },
    });
    expect(second).toMatchObject({ organization: "" });
    expect(second).not.toHaveProperty("open");
  });

  test("follow no rule that is not known", () => {
    expect(computePoints(facts, window, "best")).toMatchObject({
      ok: false,
      error: { code: "bad-frontier" },
    });
  });
});

test("a frontier is judged from the given models alone, in their order", () => {
  const facts = madeFacts({
    models: [
      model("c", "2012-01-01", 1e22),
      model("a", "2010-01-01", 1e21),
      model("b", "2011-01-01", 1e20),
    ],
  });
  const models = must(trainedModels(facts, { asOf: "2024-01-01", hindsight: false }));
  const frontier = (count: number) =>
    must(frontierModels(models.slice(0, count), "top-1")).map(({ id }) => id);
  expect(frontier(3)).toEqual(["c", "a"]);
  expect(must(frontierModels(models.slice(2), "top-1")).map(({ id }) => id)).toEqual(["b"]);
});
