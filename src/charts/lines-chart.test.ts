import { describe, expect, test } from "vitest";
import { dayNumber } from "../base/calendar.ts";
import { translator } from "../i18n/translate.ts";
import { linesChart } from "./lines-chart.ts";
import type { LinesData } from "./parts/lines-data.ts";
import { renderChart } from "./render.ts";

const number = (label: string, scale: "linear" | "log", unit = "1") =>
  ({ kind: "number", label, scale, unit }) as const;

const curve: LinesData = {
  name: "Success by length",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  x: number("steps", "log"),
  y: { ...number("success", "linear", "share"), include: [0, 1] },
  levels: [{ label: "half", y: 0.5 }],
  lines: [
    {
      label: "one try",
      points: [
        { x: 1, y: 0.9, lower: 0.8, upper: 0.95 },
        { x: 10, y: 0.5, lower: 0.3, upper: 0.7 },
        { x: 100, y: 0.1, lower: 0.02, upper: 0.3 },
      ],
    },
    {
      label: "independent",
      dashed: true,
      points: [
        { x: 1, y: 0.9 },
        { x: 100, y: 0.01 },
      ],
    },
  ],
  marked: [{ label: "here", x: 10, y: 0.5, lower: 0.3, upper: 0.7 }],
};

const dated: LinesData = {
  ...curve,
  x: { kind: "date", label: "", scale: "linear", unit: "" },
  y: number("months", "linear"),
  levels: [],
  marked: [],
  lines: [
    {
      label: "lag",
      step: true,
      dots: true,
      points: ["2024-01-01", "2024-07-01", "2025-07-01"].map((date, index) => ({
        x: dayNumber(date),
        y: index * 4,
      })),
    },
  ],
};

interface Layer {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string; readonly shape?: unknown };
  readonly encoding?: Readonly<
    Record<string, { readonly scale?: { readonly domain: readonly number[] } }>
  >;
}

const layersOf = (data: LinesData) =>
  linesChart(data, translator("en")).specification["layer"] as readonly Layer[];

describe("lines chart", () => {
  test("keeps the specification of its golden file", async () => {
    const { specification } = linesChart(curve, translator("en"));
    await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
      "golden/lines-chart.json",
    );
  });

  test("an equal factor is an equal distance on a logarithmic axis", () => {
    const { width } = linesChart(curve, translator("en")).specification as { width: number };
    const point = layersOf(curve).find(({ mark }) => mark.type === "point" && mark.shape);
    // The middle of a hundredfold span is a factor of ten from either end.
    expect(point?.data?.values[0]?.["x"] as number).toBeCloseTo(width / 2, 0);
  });

  test("an axis reaches what it must include", () => {
    const domain = layersOf(curve).find(({ mark }) => mark.type === "line")?.encoding?.["y"]?.scale
      ?.domain;
    expect(domain?.[0]).toBe(0);
    expect(domain?.[1]).toBeGreaterThanOrEqual(1);
  });

  test("points without a line keep their axes", () => {
    const layers = layersOf({ ...curve, lines: [] });
    const axes = layers.find(({ encoding }) => encoding?.["x"]?.scale && encoding["y"]?.scale);
    expect(axes?.data?.values).toEqual([{ x: 10, y: 0.5 }]);
  });

  test("a band is drawn only where both ends are known", () => {
    expect(layersOf(curve).filter(({ mark }) => mark.type === "area")).toHaveLength(1);
    expect(layersOf(dated).filter(({ mark }) => mark.type === "area")).toHaveLength(0);
  });

  test("dates are written as dates, in the picture and in words", () => {
    const { summary, specification } = linesChart(dated, translator("en"));
    expect(summary).toContain("lag: 0 on 2024, 8 on 2025-07");
    expect(JSON.stringify(specification)).toContain("2024-07");
  });

  test.each([
    ["en", 680, curve],
    ["zh", 340, curve],
    ["zh", 340, dated],
  ] as const)("is drawn without a warning in %s at %i pixels", async (language, width, data) => {
    const warnings: string[] = [];
    const { specification } = linesChart(data, translator(language), { theme: "dark", width });
    const svg = await renderChart(specification, { onWarning: (text) => warnings.push(text) });
    expect(warnings).toEqual([]);
    if (language === "zh") expect(svg).toContain("截至 2026-01-01");
  });
});
