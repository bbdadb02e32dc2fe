import { describe, expect, test } from "vitest";
import { addDays } from "../../base/calendar.ts";
import type { FormLine } from "./form-lines.ts";
import { continueForm, courseOf } from "./predict-trend.ts";
import type { Observation, Trend } from "./trend.ts";

const ASOF = "2024-01-01";

const band = { value: 2, lower: 1, upper: 4, level: 0.8, kind: "prediction" } as const;

/** A line that stands at two, between one and four, on every day. */
const line = { groups: [""], ahead: () => band } as unknown as FormLine;
const alongToo = { ...line, along: () => ({ ...band, value: 1.5 }) } as unknown as FormLine;

const trend = { scale: "linear", horizonYears: 3 } as Trend;

const point = (date: string, value: number): Observation => ({
  ...{ id: date, label: date, date, value, selected: true, source: "", group: "" },
  receipt: { id: date, value, unit: "", inputs: [] },
});

const points = [point("2023-01-01", 1), point("2023-12-01", 1.8)];
const prospect = { points, asOf: ASOF, level: 0.8 };

describe("a prediction", () => {
  test("reaches in quarters of 91 days over the years of its trend", () => {
    const dates = new Set(continueForm(trend, line, prospect).map(({ date }) => date));
    // Three years of 365.25 days are 1,095 days: twelve quarters, and three days.
    expect([...dates]).toEqual(Array.from({ length: 13 }, (_, i) => addDays(ASOF, 91 * i)));
  });

  test("runs along the points up to the last of them, and ahead after it", () => {
    const means = (rows: ReturnType<typeof courseOf>) => rows.filter(({ kind }) => kind === "mean");
    const along = means(courseOf(trend, alongToo, prospect));
    expect(along[0]?.date).toBe("2023-01-01");
    expect(along.every(({ date, value }) => date <= "2023-12-01" && value === 1.5)).toBe(true);
    const ahead = means(continueForm(trend, alongToo, prospect));
    expect(ahead.length).toBeGreaterThan(8);
    expect(ahead.every(({ date, value }) => date > "2023-12-01" && value === 2)).toBe(true);
    expect(courseOf(trend, line, prospect)).toEqual([]);
  });

  test("of a record does not fall back behind what stands", () => {
    const of = (record: "up" | "down", value: number) =>
      continueForm({ ...trend, record }, line, { ...prospect, points: [point(ASOF, value)] })[0];
    expect(of("up", 1.8)).toMatchObject({ value: 2, lower: 1.8, upper: 4 });
    expect(of("down", 1.8)).toMatchObject({ value: 1.8, lower: 1, upper: 1.8 });
  });

  test("leaves out what has no bounds", () => {
    const open = { ...line, ahead: () => ({ ...band, upper: Number.POSITIVE_INFINITY }) };
    expect(continueForm(trend, open as unknown as FormLine, prospect)).toEqual([]);
  });
});
