import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { labRevenue } from "./lab-revenue.ts";
import { fitTrend } from "./parts/fit-trend.ts";

const points = observe(labRevenue, "2026-11-23");

test("only annualised revenue of whole companies is fitted; other definitions are shown", () => {
  expect(new Set(selected(points).map(({ basis }) => basis))).toEqual(new Set(["run-rate", "ARR"]));
  const shown = new Set(points.filter((point) => !point.selected).map(({ basis }) => basis));
  expect(shown.has("recognised") && shown.has("interpolated")).toBe(true);
});

test("revenue of one product is not revenue of a company", () => {
  // ChatGPT alone brought 700 million USD a year at the end of 2023, OpenAI 2 billion.
  const openai = points.filter(({ group, date }) => group === "OpenAI" && date === "2023-12-31");
  expect(openai.map(({ value }) => value)).toEqual([2e9]);
});

test("a company with a single figure says nothing of the rate", () => {
  const deepseek = points.filter(({ group }) => group === "DeepSeek");
  expect(deepseek.length).toBeGreaterThan(0);
  expect(deepseek.some((point) => point.selected)).toBe(false);
});

test("the interval allows for companies that grow unlike each other", () => {
  const fitted = fitTrend(labRevenue, points);
  // Freedom is that of the companies, not of their many figures.
  expect(fitted?.fit.degreesOfFreedom).toBe((fitted?.lines.size ?? 0) - 1);
});
