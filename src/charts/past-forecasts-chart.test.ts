import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { type PastForecastsData, pastForecastsChart } from "./past-forecasts-chart.ts";

const data: PastForecastsData = {
  name: "Forecasts of a year before",
  filter: "",
  asOf: "2026-01-01",
  source: "Example Institute, CC BY 4.0",
  unit: "USD",
  unitLabel: "USD",
  scale: "log",
  forecasts: [
    { date: "2024-01-01", lower: 1, median: 2, upper: 4, outcome: 3 },
    { date: "2025-01-01", lower: 2, median: 4, upper: 8, outcome: 16 },
  ],
};

test("keeps the specification of its golden file", async () => {
  const { specification } = pastForecastsChart(data, translator("en"));
  await expect(`${JSON.stringify(specification, null, 1)}\n`).toMatchFileSnapshot(
    "golden/past-forecasts-chart.json",
  );
});

test("an outcome outside its band has another shape and color than one inside", () => {
  const { specification } = pastForecastsChart(data, translator("en"));
  const layers = specification["layer"] as readonly {
    readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  }[];
  const shapes = layers
    .map((layer) => layer.data.values)
    .find((values) => values.some((value) => value["shape"] === "diamond"));
  expect(shapes?.map((value) => value["shape"])).toEqual(["circle", "diamond"]);
  expect(new Set(shapes?.map((value) => value["color"])).size).toBe(2);
});

test("is told in words, forecast by forecast", () => {
  const { summary } = pastForecastsChart(data, translator("en"));
  expect(summary).toContain("2025-01-01: $16, forecast $2 to $8");
});
