import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../base/calendar.ts";
import { crossing } from "./crossing.ts";

const AFTER = "2025-01-01";

/** A band that moves by one a day from `start`, half as wide as said. */
const band =
  (start: number, halfWidth: number, perDay = 1) =>
  (date: string) => {
    const value = start + perDay * daysBetween(AFTER, date);
    return {
      ...{ value, lower: value - halfWidth, upper: value + halfWidth },
      ...{ level: 0.9, kind: "prediction" as const },
    };
  };

describe("a level that is still to be passed", () => {
  test("is passed on the first look, once a week, at which the line is not below it", () => {
    expect(crossing(band(0, 0), 70, "up", AFTER)?.date).toBe(addDays(AFTER, 70));
    expect(crossing(band(0, 0), 70.5, "up", AFTER)?.date).toBe(addDays(AFTER, 77));
  });

  test("is passed between the days on which the ends of the band pass it", () => {
    expect(crossing(band(0, 14), 70, "up", AFTER)).toEqual({
      ...{ lower: addDays(AFTER, 56), date: addDays(AFTER, 70), upper: addDays(AFTER, 84) },
    });
  });

  test("is passed downward by a line that falls, the lower end first", () => {
    expect(crossing(band(0, 14, -1), -70, "down", AFTER)).toEqual({
      ...{ lower: addDays(AFTER, 56), date: addDays(AFTER, 70), upper: addDays(AFTER, 84) },
    });
  });

  test("is passed at once where the line stands there already", () => {
    expect(crossing(band(9, 0), 9, "up", AFTER)?.date).toBe(AFTER);
    expect(crossing(band(9, 0), 9, "down", AFTER)?.date).toBe(AFTER);
  });

  test("is looked for over fifty years", () => {
    // 50 years of 365.25 days are 18,262.5 days: 2,608 weeks and six days.
    expect(crossing(band(0, 0), 7 * 2608, "up", AFTER)?.date).toBe(addDays(AFTER, 7 * 2608));
    expect(crossing(band(0, 0), 7 * 2608 + 1, "up", AFTER)).toBeUndefined();
    expect(crossing(band(0, 0, -1), 1, "up", AFTER)).toBeUndefined();
  });

  test("has no end that lies beyond", () => {
    const wide = crossing(band(0, 10_000), 7 * 2600, "up", AFTER);
    expect(wide).toEqual({
      ...{ lower: addDays(AFTER, 7 * Math.ceil(8200 / 7)), date: addDays(AFTER, 7 * 2600) },
    });
  });
});
