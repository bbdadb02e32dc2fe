import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { renderChart } from "./render.ts";
import { themes } from "./theme.ts";
import { type TrendChartData, trendChart } from "./trend-chart.ts";

const result: TrendChartData["result"] = JSON.parse(
  readFileSync(join(import.meta.dirname, "fixtures/made-up-trend.json"), "utf8"),
);
const data: TrendChartData = {
  result,
  name: "Time horizon",
  unitLabel: "human time",
  filter: "best at release",
  asOf: "2026-03-01",
  source: "Example Institute, CC BY 4.0",
};
const english = translator("en");
const chinese = translator("zh");

describe("trend chart", () => {
  test("keeps the specification of its golden file", async () => {
    const { specification } = trendChart(data, english);
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/trend-chart.json",
    );
  });

  test("says the finding, the interval with its level, and where the line leads", () => {
    const { summary } = trendChart(data, english);
    expect(summary).toContain("12 points from 2023-02-01 to 2026-02-05");
    expect(summary).toMatch(/90 % confidence interval 3\.\d+× to 4\.\d+×/);
    expect(summary).toMatch(/80 % prediction interval: .* h to .* [hd]/);
  });

  test("speaks Chinese when asked to", () => {
    const { summary, specification } = trendChart(data, chinese);
    expect(summary).toContain("预测区间");
    expect(JSON.stringify(specification)).toContain("对数刻度");
    expect(JSON.stringify(specification)).not.toContain("prediction interval");
  });

  test("draws every point once, and those off the line fainter", () => {
    const { specification } = trendChart(data, english);
    const dots = layersOf(specification).find(
      ({ mark }) => mark.type === "point" && mark.opacity?.expr,
    );
    expect(dots?.data.values).toHaveLength(result.points.length);
    expect(dots?.data.values.filter((row) => row["selected"] === false)).toHaveLength(6);
    expect(dots?.mark.opacity?.expr).toBe("datum.selected ? 1 : 0.3");
  });

  test("the line is solid up to the last datum and dashed after it", () => {
    const lines = layersOf(trendChart(data, english).specification).filter(
      ({ mark }) => mark.type === "line" && mark["color"] === themes.light.line,
    );
    const [solid, dashed] = lines.map(({ data: { values } }) => values.map((row) => row["date"]));
    expect(lines.map(({ mark }) => mark.strokeDash)).toEqual([undefined, [5, 4]]);
    expect(solid?.at(-1)).toBe(result.fit.to);
    expect(dashed?.[0]).toBe(result.fit.to);
  });

  test("the value at the last datum lies on the fitted line", () => {
    const solid = layersOf(trendChart(data, english).specification).find(
      ({ mark }) => mark.type === "line" && mark["color"] === themes.light.line,
    );
    const rows = solid?.data.values as { date: string; value: number }[];
    const first = rows[0];
    const last = rows.at(-1);
    // Calendar days over 365.25 as in the fixture, whose values have six digits.
    const years =
      (Date.parse(last?.date ?? "") - Date.parse(first?.date ?? "")) / 86_400_000 / 365.25;
    expect(((last?.value ?? 0) / (first?.value ?? 1)) ** (1 / years)).toBeCloseTo(
      result.fit.growthPerYear,
      3,
    );
  });

  test("colour is never the only sign of openness", () => {
    const { specification } = trendChart(data, english);
    const dots = layersOf(specification).find(
      ({ mark }) => mark.type === "point" && mark.opacity?.expr,
    );
    const shapes = new Set(dots?.data.values.map((row) => row["shape"]));
    expect(shapes).toEqual(new Set(["circle", "diamond"]));
  });

  test("a linear axis is drawn on request and the subtitle then does not claim a log scale", () => {
    const { specification } = trendChart(data, english, {
      theme: "light",
      width: 680,
      scale: "linear",
    });
    expect(JSON.stringify(specification)).not.toContain("log scale");
    expect(JSON.stringify(specification)).not.toContain('"type":"log"');
  });

  test("a slope whose interval holds no change is not sold as a direction", () => {
    const fit = { ...result.fit, lower: 0.9 };
    const { summary } = trendChart({ ...data, result: { ...result, fit } }, english);
    expect(summary).toMatch(/^Time horizon shows no clear direction/);
  });

  test("the groups of a pooled trend have a line each and no bands, and a model is named once", () => {
    const pooled = {
      ...result,
      points: result.points.map((point) => ({ ...point, label: "Model 1" })),
      prediction: ["low", "high"].flatMap((group, index) =>
        result.prediction.map((row) => ({ ...row, value: row.value * (1 + index), group })),
      ),
    };
    const layers = layersOf(trendChart({ ...data, result: pooled }, english).specification);
    expect(layers.filter(({ mark }) => mark.type === "area")).toEqual([]);
    const lines = layers.filter(({ mark }) => mark.type === "line");
    expect(lines.map(({ mark }) => mark.strokeDash)).toEqual([
      undefined,
      [5, 4],
      undefined,
      [5, 4],
    ]);
    const labels = layers.filter(({ data: { values } }) => values[0]?.["text"] === "Model 1");
    // Once as the edge in the colour of the background, once as the letters.
    expect(labels.map(({ data: { values } }) => values.length)).toEqual([1, 1]);
  });

  test("an interval without a bound is written as such", () => {
    const open = { ...result, fit: { ...result.fit, lower: null, upper: null } };
    const { summary } = trendChart({ ...data, result: open }, english);
    expect(summary).toMatch(/^Time horizon shows no clear direction.*no bound to no bound/);
  });

  test.each([
    ["light", 680],
    ["dark", 680],
    ["light", 360],
  ] as const)("is drawn without a warning in the %s theme at %i pixels", async (theme, width) => {
    const warnings: string[] = [];
    const { specification } = trendChart(data, chinese, { theme, width });
    const svg = await renderChart(specification, {
      onWarning: (message) => warnings.push(message),
    });
    expect(warnings).toEqual([]);
    expect(svg).toContain(` width="${width}"`);
    expect(svg).toContain(themes[theme].background);
  });
});

interface Layer {
  readonly data: { readonly values: readonly Record<string, unknown>[] };
  readonly mark: Record<string, unknown> & {
    readonly type: string;
    readonly strokeDash?: readonly number[];
    readonly opacity?: { readonly expr?: string };
  };
}

const layersOf = (specification: Readonly<Record<string, unknown>>): readonly Layer[] =>
  specification["layer"] as readonly Layer[];
