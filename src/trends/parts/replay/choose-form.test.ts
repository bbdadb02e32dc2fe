import { describe, expect, test } from "vitest";
import type { Form } from "../trend.ts";
import { chooseForm, chosenForecasts, type ScoredForecast } from "./choose-form.ts";

const forecast = { centre: 0, reach: 1, degreesOfFreedom: 10 };

/** One forecast a month of each form, whose outcome comes half a year later. */
function scoredMonths(months: number, crps: Partial<Record<Form, (month: number) => number>>) {
  return Array.from({ length: months }, (_, month) => {
    const year = 2020 + Math.floor(month / 12);
    const dateOf = (at: number) =>
      `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
    return Object.entries(crps).map(
      ([form, scoreOf]): ScoredForecast => ({
        ...{ origin: dateOf(month), date: dateOf(month + 6), point: `${year} ${month}` },
        ...{ form: form as Form, horizonMonths: 6, forecast, baseline: forecast, outcome: 0 },
        crps: scoreOf(month),
        crpsBaseline: 1,
      }),
    );
  }).flat();
}

const BY = "2024-01-01";

describe("the default form", () => {
  test("is the one with the best score", () => {
    const scored = scoredMonths(10, { exponential: () => 1, huber: () => 0.9 });
    expect(chooseForm(scored, BY, "exponential")).toEqual({
      ...{ form: "huber", reason: "best", origins: 10 },
    });
  });

  test("is the straight one on a tie: less than a twentieth better", () => {
    const scored = scoredMonths(10, { exponential: () => 1, huber: () => 0.96 });
    expect(chooseForm(scored, BY, "exponential")).toMatchObject({
      ...{ form: "exponential", reason: "tie" },
    });
  });

  test("is the straight one while fewer than eight past dates are scored", () => {
    const scored = scoredMonths(7, { exponential: () => 1, huber: () => 0.1 });
    expect(chooseForm(scored, BY, "exponential")).toEqual({
      ...{ form: "exponential", reason: "little-history", origins: 7 },
    });
  });

  test("is another form only where that scores better by a twentieth", () => {
    // 0.95 is a twentieth better to the last digit, which is a tie still.
    const reasonAt = (score: number) =>
      chooseForm(scoredMonths(8, { exponential: () => 1, huber: () => score }), BY, "exponential");
    expect(reasonAt(0.95)).toEqual({ form: "exponential", reason: "tie", origins: 8 });
    expect(reasonAt(0.94)).toEqual({ form: "huber", reason: "best", origins: 8 });
  });

  test("is the straight one where that is best, or the only one", () => {
    const two = scoredMonths(9, { exponential: () => 1, huber: () => 1.1 });
    expect(chooseForm(two, BY, "exponential")).toEqual({
      ...{ form: "exponential", reason: "straight-best", origins: 9 },
    });
    const even = scoredMonths(9, { exponential: () => 1, huber: () => 1 });
    expect(chooseForm(even, BY, "exponential").reason).toBe("straight-best");
    const one = scoredMonths(9, { exponential: () => 1 });
    expect(chooseForm(one, BY, "exponential")).toEqual({
      ...{ form: "exponential", reason: "only-form", origins: 9 },
    });
    expect(chooseForm([], BY, "exponential")).toEqual({
      ...{ form: "exponential", reason: "little-history", origins: 0 },
    });
  });

  test("can be one that is scored where the straight one is not", () => {
    const other = scoredMonths(9, { huber: () => 3 });
    expect(chooseForm(other, BY, "exponential")).toMatchObject({ form: "huber", reason: "best" });
  });

  test("counts an outcome from its day on", () => {
    // The eighth outcome, of the origin of August 2020, comes on the first of February 2021.
    const scored = scoredMonths(12, { exponential: () => 1, huber: () => 0.5 });
    expect(chooseForm(scored, "2021-02-01", "exponential").origins).toBe(8);
    expect(chooseForm(scored, "2021-02-01", "exponential").form).toBe("huber");
    expect(chooseForm(scored, "2021-01-31", "exponential")).toMatchObject({
      ...{ form: "exponential", reason: "little-history", origins: 7 },
    });
  });

  test("does not count what was forecast on the day itself", () => {
    const sameDay = scoredMonths(8, { exponential: () => 1, huber: () => 0.5 }).map((each) => ({
      ...each,
      date: each.origin,
    }));
    expect(chooseForm(sameDay, "2020-08-01", "exponential").origins).toBe(7);
  });

  test("is compared on outcomes that all forms have forecast", () => {
    // Where only the straight form has forecast, it scored so well that it would win.
    const shared = scoredMonths(8, { exponential: () => 1, huber: () => 0.5 });
    const alone = scoredMonths(30, { exponential: () => 0.01 }).slice(8);
    expect(chooseForm([...shared, ...alone], BY, "exponential")).toEqual({
      ...{ form: "huber", reason: "best", origins: 8 },
    });
  });

  test("is compared at horizons of eight origins or more, each with the same weight", () => {
    const at = (
      months: number,
      horizonMonths: 6 | 12,
      scores: { exponential: number; huber: number },
    ) =>
      scoredMonths(months, {
        exponential: () => scores.exponential,
        huber: () => scores.huber,
      }).map((each) => ({ ...each, horizonMonths }));
    const near = at(8, 6, { exponential: 1, huber: 0.5 });
    expect(
      chooseForm([...near, ...at(7, 12, { exponential: 1, huber: 9 })], BY, "exponential").form,
    ).toBe("huber");
    // Means over horizons: 1 of the straight form, (0.5 + 1.6) ÷ 2 of the other.
    expect(
      chooseForm([...near, ...at(24, 12, { exponential: 1, huber: 1.6 })], BY, "exponential"),
    ).toMatchObject({ reason: "straight-best", origins: 24 });
  });

  test("is chosen at each origin from outcomes that had come by then, never later ones", () => {
    // The other form is best at first and worst from the tenth month on.
    const scored = scoredMonths(24, {
      exponential: () => 1,
      huber: (month) => (month < 10 ? 0.5 : 9),
    });
    const chosen = chosenForecasts(scored, "exponential");
    expect(chosen).toHaveLength(24);
    const forms = chosen.map(({ form }) => form);
    // Eight outcomes have come at the fourteenth origin, whose number is 13.
    expect(forms.slice(0, 13)).toEqual(Array(13).fill("exponential"));
    expect(forms[13]).toBe("huber");
    expect(forms.at(-1)).toBe("exponential");
  });
});
