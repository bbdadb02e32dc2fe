import { expect, test } from "vitest";
import lawGolden from "../charts/golden/law-chart.json" with { type: "json" };
import golden from "../charts/golden/trend-chart.json" with { type: "json" };
import { plotAreaOf } from "./plot-area.ts";

test("the corners of the axes are the corners of the plot", () => {
  const { width, height, padding, layer } = golden;
  const encoding = layer
    .map((each) => each.encoding)
    .find((each) => each && "x" in each) as never as {
    x: { scale: { domain: { year: number; month: number; date: number }[] } };
    y: { scale: { domain: number[] } };
  };
  const iso = (end: { year: number; month: number; date: number } | undefined) =>
    new Date(Date.UTC(end?.year ?? 0, (end?.month ?? 0) - 1, end?.date)).toISOString().slice(0, 10);
  const area = plotAreaOf(golden);
  const [from, to] = encoding.x.scale.domain;
  const [low, high] = encoding.y.scale.domain;
  const whole = {
    x: width + padding.left + padding.right,
    y: height + padding.top + padding.bottom,
  };
  const corner = area?.place(iso(from), low ?? 0);
  expect(corner?.x).toBeCloseTo(padding.left / whole.x, 12);
  expect(corner?.y).toBeCloseTo((padding.top + height) / whole.y, 12);
  const opposite = area?.place(iso(to), high ?? 0);
  expect(opposite?.x).toBeCloseTo((padding.left + width) / whole.x, 12);
  expect(opposite?.y).toBeCloseTo(padding.top / whole.y, 12);
});

test("a chart without dates has no such plot", () => {
  expect(plotAreaOf(lawGolden)).toBeUndefined();
});
