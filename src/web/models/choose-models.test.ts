import { describe, expect, test } from "vitest";
import { chosenModels, commonBenchmark, type ListedModel, withTask } from "./choose-models.ts";

const model = (name: string, more: Partial<ListedModel>): ListedModel => ({
  ...{ model: name, maker: "Lab", date: "2026-01-01", eci: 100, lower: null, upper: null },
  ...{ openWeights: null, usdPerMtok: null, provider: null, offeredEci: null, providers: [] },
  ...{ contextTokens: null, vision: null, tasks: [], onFront: false, usdPerTask: null },
  ...more,
});

const models = [
  model("A", { eci: 150, usdPerMtok: 5, openWeights: false, onFront: true }),
  model("B", { eci: 160, openWeights: true, maker: "Other" }),
  model("C", { eci: 140, usdPerMtok: 1, vision: true }),
];

const names = (values: Readonly<Record<string, string>>) =>
  chosenModels(models, values).map((each) => each.model);

describe("models are chosen by the address", () => {
  test("best first where it says nothing", () => {
    expect(names({})).toEqual(["B", "A", "C"]);
  });

  test("and those without a value last, whichever way is sorted", () => {
    expect(names({ sort: "price" })).toEqual(["C", "A", "B"]);
    expect(names({ sort: "-price" })).toEqual(["A", "C", "B"]);
  });

  test("with the cost of a task of one benchmark, that which is known of most", () => {
    const priced = [
      model("A", { tasks: [{ benchmark: "x", usdPerTask: 1 }] }),
      model("B", {
        tasks: [
          { benchmark: "y", usdPerTask: 2 },
          { benchmark: "x", usdPerTask: 3 },
        ],
      }),
      model("C", {}),
    ];
    expect(commonBenchmark(priced)).toBe("x");
    expect(withTask(priced, "x").map(({ usdPerTask }) => usdPerTask)).toEqual([1, 3, null]);
    expect(commonBenchmark([])).toBeUndefined();
  });

  test("by what is known to be so, not by what is not known to be otherwise", () => {
    expect(names({ open: "1" })).toEqual(["B"]);
    expect(names({ vision: "1" })).toEqual(["C"]);
    expect(names({ sold: "1" })).toEqual(["A", "C"]);
    expect(names({ front: "1" })).toEqual(["A"]);
    expect(names({ q: "oth" })).toEqual(["B"]);
    expect(names({ maker: "Lab" })).toEqual(["A", "C"]);
  });
});
