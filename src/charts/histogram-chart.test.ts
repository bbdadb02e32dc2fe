import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type HistogramData, histogramChart } from "./histogram-chart.ts";
import { drawChart, renderChart } from "./render.ts";

const data: HistogramData = {
  name: "cost",
  scale: "log",
  unit: "USD",
  edges: [1e6, 1e7, 1e8, 1e9],
  counts: [10, 80, 10],
  quantiles: { p05: 5e6, p50: 3e7, p95: 2e8 },
  caption: "100 samples",
};

interface Layer {
  readonly data: { readonly values: readonly Readonly<Record<string, number>>[] };
  readonly mark: { readonly type: string };
}

const barsOf = (histogram: HistogramData) =>
  (histogramChart(histogram, translator("en")).specification["layer"] as readonly Layer[]).find(
    ({ mark }) => mark.type === "rect",
  )?.data.values ?? [];

test("keeps the specification of its golden file", async () => {
  const { specification } = histogramChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/histogram-chart.json",
  );
});

test("bins of equal ratio are equally wide on a logarithmic scale, and heights are counts", () => {
  const [first, second] = barsOf(data);
  const { height } = histogramChart(data, translator("en")).specification as { height: number };
  const width = (bar: typeof first) => (bar?.["x2"] ?? 0) - (bar?.["x"] ?? 0);
  // Positions are rounded to a tenth of a pixel.
  expect(Math.abs(width(first) - width(second))).toBeLessThanOrEqual(0.2);
  const tall = (bar: typeof first) => height - (bar?.["y"] ?? 0);
  expect(tall(second) / tall(first)).toBeCloseTo(8, 0);
});

test("an empty bin has no bar", () => {
  expect(barsOf({ ...data, counts: [10, 0, 10] })).toHaveLength(2);
});

test("says the quantiles in words", () => {
  expect(histogramChart(data, translator("en")).summary).toContain("$30M");
});

test.each(["en", "zh"] as const)("is drawn without a warning in %s", async (language) => {
  const warnings: string[] = [];
  const { specification } = histogramChart(data, translator(language), {
    theme: "dark",
    width: 340,
  });
  await renderChart(specification, { onWarning: (message) => warnings.push(message) });
  expect(warnings).toEqual([]);
});

test("each bar tells its edges and its share of the draws", async () => {
  const { hints } = await drawChart(histogramChart(data, translator("en")).specification);
  expect(hints.map(({ text }) => text)).toEqual([
    "$1M to $10M: 10 % of the draws",
    "$10M to $100M: 80 % of the draws",
    "$100M to $1B: 10 % of the draws",
  ]);
  expect(hints.every(({ reach }) => (reach?.[0] ?? 0) > 10)).toBe(true);
});
