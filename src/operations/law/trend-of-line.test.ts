import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { measureLaw } from "../../observatory/law.ts";
import { trendOfLine } from "./trend-of-line.ts";

test("each line is named with the trend that it is measured by", () => {
  const lines = measureLaw(contextOf().facts, { asOf: "2026-11-23", hindsight: false });
  expect(Object.fromEntries(lines.map(({ id, trend }) => [id, trend.id]))).toEqual(trendOfLine);
});
