import { describe, expect, test } from "vitest";
import { scoredModel as model } from "../../test/support/scored-model.ts";
import { measureLag } from "./lag.ts";
import type { ScoredModels } from "./parts/scored-model.ts";

const models = [
  model("A", "a-1", "2023-01-01", 120, { parameters: 900 }),
  model("B", "b-1", "2023-03-01", 110),
  model("C", "c-1", "2023-06-01", 112),
  model("B", "b-2", "2024-01-01", 121, { parameters: 400 }),
  model("D", "d-1", "2024-05-01", 130, { parameters: 500 }),
  model("D", "d-2", "2024-06-01", 131, { parameters: 100 }),
];

/** Two worlds: the scores as they are, and all but the first two points lower. */
const scored: ScoredModels = {
  models,
  draws: models.map(({ eci }, index) => Float64Array.of(eci, index === 0 ? eci : eci - 2)),
  level: 0.9,
  tolerance: () => 0,
};

function lagOf(bar: string) {
  const lag = measureLag(scored, bar, "2024-12-31");
  if (!lag.ok) throw new Error(lag.error.code);
  return lag.value;
}

describe("who reached a bar", () => {
  const { arrivals, survival, smallest, bar } = lagOf("a-1");

  test("is dated by the first model at or above it, and counted from the first of all", () => {
    expect(arrivals.map(({ organization, date }) => [organization, date])).toEqual([
      ["A", "2023-01-01"],
      ["B", "2024-01-01"],
      ["D", "2024-05-01"],
      ["C", undefined],
    ]);
    expect(bar.first?.version).toBe("a-1");
    // 2023 has 365 days; a month of the lag has 30.4375.
    expect(arrivals[1]?.lagMonths).toBeCloseTo(365 / 30.4375, 10);
  });

  test("has an interval over the drawn worlds, open where it is missing in some", () => {
    expect(arrivals[1]).toMatchObject({ upper: undefined, arrivedShare: 0.5 });
    expect(arrivals[2]).toMatchObject({ dateLower: "2024-05-01", dateUpper: "2024-05-01" });
  });

  test("has an interval that holds the date of the scores where no drawn world has it", () => {
    const never = models.map(({ eci }, index) => Float64Array.of(index === 1 ? 125 : eci));
    const lag = measureLag({ ...scored, draws: never }, "a-1", "2024-12-31");
    expect(lag.ok && lag.value.arrivals[1]).toMatchObject({
      date: "2024-01-01",
      dateLower: "2023-03-01",
      dateUpper: "2024-01-01",
    });
  });

  test("leaves those not there in the curve until their last model, the first of all out", () => {
    expect(survival).toMatchObject({ n: 3, events: 2 });
    // C left at five months, before anybody arrived: two at risk, then one.
    expect(survival.steps.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
      [2, 0.5],
      [1, 0],
    ]);
  });

  test("tells the models that did it with fewer parameters than all before", () => {
    expect(smallest.map(({ version }) => version)).toEqual(["a-1", "b-2", "d-2"]);
  });
});

describe("a bar", () => {
  test("can be a score", () => {
    expect(
      lagOf("125")
        .arrivals.map(({ organization }) => organization)
        .at(0),
    ).toBe("D");
  });

  test("is one generation below the best when none is named, also in every drawn world", () => {
    const base = model("O", "gpt-3.5-turbo-0613", "2023-01-01", 112);
    const step = model("O", "gpt-4-0314", "2023-01-01", 122.5);
    const all = [base, step, ...models];
    // In the second world all of A to D are two points lower, so the bar is too: nothing changes.
    const draws = all.map(({ eci }, index) => Float64Array.of(eci, index < 2 ? eci : eci - 2));
    const lag = measureLag({ ...scored, models: all, draws }, undefined, "2024-12-31");
    if (!lag.ok) throw new Error(lag.error.code);
    expect(lag.value.bar).toMatchObject({ score: 131 - 10.5, model: undefined });
    expect(lag.value.bar.first?.version).toBe("gpt-4-0314");
    const b = lag.value.arrivals.find(({ organization }) => organization === "B");
    expect(b).toMatchObject({ date: "2024-01-01", dateUpper: "2024-01-01", arrivedShare: 1 });
  });

  test("a generation below is none while the scale lacks what defines it", () => {
    expect(measureLag(scored, undefined, "2024-12-31")).toEqual({
      ok: false,
      error: {
        code: "no-generation",
        facts: { from: "gpt-3.5-turbo-0613", to: "gpt-4-0314", asOf: "2024-12-31" },
      },
    });
  });

  test("that nobody reached is an answer with the best model", () => {
    const lag = lagOf("170");
    expect(lag.bar.first).toBeUndefined();
    expect(lag.arrivals).toEqual([]);
    expect(lag.best.version).toBe("d-2");
  });

  test("of an unknown model is a problem that offers known ones", () => {
    expect(measureLag(scored, "e-1", "2024-12-31")).toEqual({
      ok: false,
      error: { code: "unknown-bar", facts: { value: "e-1", known: "a-1, b-2, d-1, d-2" } },
    });
  });
});
