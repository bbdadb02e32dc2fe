import { expect, test } from "vitest";
import { capabilityChart } from "../charts/capability-chart.ts";
import { renderChart } from "../charts/render.ts";
import { translator } from "../i18n/translate.ts";
import { placeOnPicture, plotPlace, sizeOf } from "./plot-area.ts";

const point = (date: string, value: number) => ({
  ...{ id: date, label: "", date, value, lower: null, upper: null, selected: true },
  ...{ organization: "OpenAI", open: false, source: "https://example.org" },
});
const points = [point("2024-01-01", 120), point("2025-01-01", 140), point("2025-09-15", 151)];
const chart = capabilityChart(
  {
    ...{ name: "Capability", filter: "", asOf: "2026-01-01", source: "Example", unitLabel: "" },
    points,
  },
  translator("en"),
  { theme: "light", width: 640 },
);
const { axes, specification } = chart;
if (!axes) throw new Error("the chart of capability has dated axes");

test("a point stands where Vega draws it", async () => {
  const svg = await renderChart(specification);
  const { left, top } = specification.padding;
  const whole = sizeOf(specification);
  const drawn = [...svg.matchAll(/<path transform="translate\(([\d.]+),([\d.]+)\)"/g)];
  expect(drawn.length).toBe(points.length);
  const places = drawn.map(([, x, y]) => [
    (left + Number(x)) / whole.width,
    (top + Number(y)) / whole.height,
  ]);
  for (const each of points) {
    const at = placeOnPicture(each, axes, specification);
    const nearest = Math.min(
      ...places.map(([x = 0, y = 0]) => Math.hypot(x - (at?.x ?? 9), y - (at?.y ?? 9))),
    );
    // Positions in the picture are rounded to a hundredth of a pixel.
    expect(nearest * whole.width).toBeLessThan(0.02);
  }
});

test("what lies beyond the axes, or has no place on them, stands nowhere", () => {
  const nowhere = [
    { date: "1990-01-01", value: 130 },
    { date: "2025-01-01", value: 1e6 },
  ];
  for (const at of nowhere) expect(placeOnPicture(at, axes, specification)).toBeUndefined();
  const log = { ...axes, values: [1, 1000], log: true } as const;
  expect(placeOnPicture({ date: "2025-01-01", value: 0 }, log, specification)).toBeUndefined();
});

test("a control over the plot ends where the plot ends", () => {
  const { left, width } = plotPlace(chart);
  const whole = sizeOf(specification);
  expect(whole.width).toBe(640);
  const end = ((Number.parseFloat(left) + Number.parseFloat(width)) / 100) * whole.width;
  expect(end).toBeCloseTo(specification.padding.left + specification.width, 9);
});
