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
