import { expect, test } from "vitest";
import type { PictureFit } from "../../charts/parts/trend-picture.ts";
import { translator } from "../../i18n/translate.ts";
import { chartOfTrend, shownPoints } from "./chart-of-trend.ts";

const fit: PictureFit = {
  scale: "log",
  n: 6,
  from: "2023-01-01",
  to: "2024-06-01",
  growthPerYear: 0.1,
  lower: 0.05,
  upper: 0.2,
  level: 0.9,
};

const point = (date: string, value: number, group?: string) => ({
  id: `${date} ${group}`,
  label: `model of ${date}`,
  date,
  value,
  selected: true,
  source: "made up",
  ...(group === undefined ? {} : { group }),
});

const trendOf = (groups: readonly (string | undefined)[]) => ({
  title: "Price",
  asOf: "2024-06-30",
  unit: "USD/Mtok",
  fit,
  prediction: [],
  influence: [],
  points: groups.flatMap((group) => [
    point("2023-01-01", 10, group),
    point("2024-06-01", 1, group),
  ]),
});

const t = translator("en");
const look = { filter: "", source: "made up" };

test("a pooled trend is drawn as the steps of every other bar, each named", () => {
  const pooled = trendOf(["120", "130", "140"]);
  expect(shownPoints(pooled).map(({ group }) => group)).toEqual(["120", "120", "140", "140"]);
  const { summary } = chartOfTrend(pooled, look, t);
  expect(summary).toContain("120");
  expect(summary).not.toContain("130");
});

test("a trend without bars is drawn with all its points, and with the same finding", () => {
  const plain = trendOf([undefined]);
  expect(shownPoints(plain)).toBe(plain.points);
  const finding = chartOfTrend(trendOf(["120", "130"]), look, t).summary.split(";")[0];
  expect(chartOfTrend(plain, look, t).summary).toContain(finding);
});

test("on a linear axis a pooled trend is points too", () => {
  const pooled = trendOf(["120", "130"]);
  const steps = JSON.stringify(chartOfTrend(pooled, look, t).specification);
  const linear = JSON.stringify(chartOfTrend(pooled, { ...look, linear: true }, t).specification);
  expect(steps).not.toContain('"scale":{"type":"linear"');
  expect(linear).toContain('"scale":{"type":"linear"');
});
